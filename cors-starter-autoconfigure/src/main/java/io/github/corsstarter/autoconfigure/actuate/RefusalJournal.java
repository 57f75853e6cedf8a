package io.github.corsstarter.autoconfigure.actuate;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.CorsRequest;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what was refused, per policy the most frequent of it. The number of entries
 * is bounded: a new one takes the place of the rarest and, among these, the oldest, so
 * that somebody who sends a new origin with each request only drives out his own.
 */
final class RefusalJournal implements CorsDecisionListener {

	/**
	 * The name under which refusals stand that belong to none of the policies of a path.
	 */
	static final String NONE = "none";

	static final int MAX_ENTRIES = 100;

	private final Map<String, Page> pages = new ConcurrentHashMap<>();

	private final Clock clock;

	RefusalJournal(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void onDecision(CorsRequest request, CorsDecision decision) {
		CorsRefusalReason reason = decision.reason();
		String path = decision.path();
		if (reason == null || path == null) {
			return;
		}
		CorsPolicy policy = decision.policy();
		Page page = this.pages.computeIfAbsent((policy != null) ? policy.name() : NONE, (name) -> new Page());
		page.record(new Key(reason, String.valueOf(decision.value()), path), decision, this.clock.millis());
	}

	/**
	 * What was refused on behalf of a policy, most frequent first.
	 */
	List<Refusal> refusals(String policy) {
		Page page = this.pages.get(policy);
		return (page != null) ? page.refusals() : List.of();
	}

	/**
	 * What was refused.
	 */
	private record Key(CorsRefusalReason reason, String value, String path) {

	}

	/**
	 * How often and when something was refused.
	 */
	private static final class Entry {

		private final LongAdder count = new LongAdder();

		private final long firstSeen;

		private final CorsDecision decision;

		private volatile long lastSeen;

		Entry(CorsDecision decision, long now) {
			this.decision = decision;
			this.firstSeen = now;
			this.lastSeen = now;
		}

		void seen(long now) {
			this.count.increment();
			this.lastSeen = now;
		}

		Refusal describe(Key key) {
			return new Refusal(key.reason().name(), key.value(), key.path(), this.count.sum(),
					Instant.ofEpochMilli(this.firstSeen), Instant.ofEpochMilli(this.lastSeen), this.decision.property(),
					this.decision.nearestOrigin());
		}

	}

	/**
	 * The refusals on behalf of one policy.
	 */
	private static final class Page {

		private final Map<Key, Entry> entries = new ConcurrentHashMap<>();

		private final ReentrantLock lock = new ReentrantLock();

		void record(Key key, CorsDecision decision, long now) {
			Entry entry = this.entries.get(key);
			if (entry != null) {
				entry.seen(now);
			}
			else if (this.lock.tryLock()) {
				// A new entry that finds the lock taken is left out: nobody waits for a
				// journal.
				try {
					add(key, decision, now);
				}
				finally {
					this.lock.unlock();
				}
			}
		}

		private void add(Key key, CorsDecision decision, long now) {
			if (this.entries.size() >= MAX_ENTRIES) {
				this.entries.entrySet()
					.stream()
					.min(Comparator.<Map.Entry<Key, Entry>>comparingLong(
							(candidate) -> candidate.getValue().count.sum())
						.thenComparingLong((candidate) -> candidate.getValue().lastSeen))
					.ifPresent((rarest) -> this.entries.remove(rarest.getKey()));
			}
			this.entries.computeIfAbsent(key, (absent) -> new Entry(decision, now)).seen(now);
		}

		List<Refusal> refusals() {
			return this.entries.entrySet()
				.stream()
				.map((entry) -> entry.getValue().describe(entry.getKey()))
				.sorted(Comparator.comparingLong(Refusal::count).reversed().thenComparing(Refusal::value))
				.toList();
		}

	}

	/**
	 * Something that was refused.
	 *
	 * @param reason why
	 * @param value the offending part of the request
	 * @param path the path pattern
	 * @param count how often
	 * @param firstSeen when first
	 * @param lastSeen when last
	 * @param property the property that would have to change
	 * @param nearestOrigin the configured origin that is closest
	 */
	record Refusal(String reason, String value, String path, long count, Instant firstSeen, Instant lastSeen,
			@Nullable String property, @Nullable String nearestOrigin) {

	}

}
