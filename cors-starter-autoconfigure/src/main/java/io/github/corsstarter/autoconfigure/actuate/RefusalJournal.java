package io.github.corsstarter.autoconfigure.actuate;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.decision.CrossOriginDecision;
import io.github.corsstarter.decision.Refused;
import io.github.corsstarter.explain.Refusal;

/**
 * Remembers the most frequent refusals of each policy and reason. However many requests
 * and policies there are, memory is bounded by {@value #MAX_PAGES} pages of
 * {@value RefusalPage#MAX_ENTRIES} entries each. An entry has no part of a policy, so
 * policies that were replaced are not kept alive.
 */
final class RefusalJournal implements CorsDecisionListener {

	static final int MAX_PAGES = 100;

	/**
	 * Represents all policies of a path that refuse an origin together. No policy has an
	 * empty name.
	 */
	static final String SHARED = "";

	private final Map<PageKey, RefusalPage> pages = new ConcurrentHashMap<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final Clock clock;

	RefusalJournal(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void onDecision(CorsRequest request, CrossOriginDecision decision) {
		if (!(decision instanceof Refused refused)) {
			return;
		}
		Refusal refusal = Refusal.of(request, refused);
		String policy = (refusal.policy() != null) ? refusal.policy() : SHARED;
		record(new PageKey(policy, refusal.reason()), request, refusal, this.clock.millis());
	}

	private void record(PageKey key, CorsRequest request, Refusal refusal, long now) {
		RefusalPage page = this.pages.get(key);
		if (page != null) {
			page.record(request, refusal, now);
		}
		else if (this.lock.tryLock()) {
			try {
				makeRoom(now);
				this.pages.computeIfAbsent(key, (absent) -> new RefusalPage()).record(request, refusal, now);
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private void makeRoom(long now) {
		if (this.pages.size() < MAX_PAGES) {
			return;
		}
		this.pages.entrySet()
			.stream()
			.map((entry) -> new Candidate(entry.getKey(), entry.getValue().weight(now), entry.getValue().lastSeen()))
			.min(Comparator.comparingLong(Candidate::weight).thenComparingLong(Candidate::lastSeen))
			.ifPresent((rarest) -> this.pages.remove(rarest.key()));
	}

	/**
	 * Forget policies that no longer exist.
	 * @param policies the names of all existing policies
	 */
	void retain(Set<String> policies) {
		this.pages.keySet().removeIf((key) -> !key.policy().equals(SHARED) && !policies.contains(key.policy()));
	}

	/**
	 * What was refused by a policy, most frequent first.
	 */
	List<RefusalEntry> refusals(String policy) {
		List<RefusalEntry> entries = new ArrayList<>();
		for (CorsRefusalReason reason : CorsRefusalReason.values()) {
			RefusalPage page = this.pages.get(new PageKey(policy, reason));
			if (page != null) {
				entries.addAll(page.entries());
			}
		}
		// Counts change while they are compared, so each is taken once.
		return entries.stream()
			.map((entry) -> new Counted(entry, entry.count()))
			.sorted(Comparator.comparingLong(Counted::count)
				.reversed()
				.thenComparing((counted) -> counted.entry().refusal().reason().name())
				.thenComparing((counted) -> counted.entry().refusal().value())
				.thenComparing((counted) -> counted.entry().refusal().path()))
			.map(Counted::entry)
			.toList();
	}

	/**
	 * What distinguishes one page from another.
	 */
	private record PageKey(String policy, CorsRefusalReason reason) {

	}

	/**
	 * A page that might be replaced.
	 */
	private record Candidate(PageKey key, long weight, long lastSeen) {

	}

	/**
	 * An entry and how often it has been seen.
	 */
	private record Counted(RefusalEntry entry, long count) {

	}

}
