package io.github.corsstarter.autoconfigure.actuate;

import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;

import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.explain.Refusal;

/**
 * The refusals of one policy for one reason. A new one replaces the rarest and, among
 * these, the oldest, so a client that sends a new value with each request only displaces
 * its own.
 */
final class RefusalPage {

	static final int MAX_ENTRIES = 50;

	private final Map<Key, RefusalEntry> entries = new ConcurrentHashMap<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final LongAdder count = new LongAdder();

	private volatile long lastSeen;

	void record(CorsRequest request, Refusal refusal, long now) {
		this.count.increment();
		this.lastSeen = now;
		Key key = new Key(refusal.value(), refusal.path(), refusal.formPost());
		RefusalEntry entry = this.entries.get(key);
		if (entry != null) {
			entry.seen(now);
		}
		else if (this.lock.tryLock()) {
			// A new entry is dropped if the lock is taken: no request waits for the
			// journal.
			try {
				add(key, request, refusal, now);
			}
			finally {
				this.lock.unlock();
			}
		}
	}

	private void add(Key key, CorsRequest request, Refusal refusal, long now) {
		RefusalEntry entry = this.entries.get(key);
		if (entry == null) {
			entry = new RefusalEntry(refusal, RefusedRequest.of(request, refusal), now);
			makeRoom(now);
			this.entries.put(key, entry);
		}
		entry.seen(now);
	}

	private void makeRoom(long now) {
		if (this.entries.size() < MAX_ENTRIES) {
			return;
		}
		// Weights change while they are compared, so each is taken once.
		this.entries.entrySet()
			.stream()
			.map((entry) -> new Candidate(entry.getKey(), entry.getValue().weight(now), entry.getValue().lastSeen()))
			.min(Comparator.comparingLong(Candidate::weight).thenComparingLong(Candidate::lastSeen))
			.ifPresent((rarest) -> this.entries.remove(rarest.key()));
	}

	/**
	 * The weight of the page among others.
	 */
	long weight(long now) {
		return RefusalEntry.weight(this.count.sum(), this.lastSeen, now);
	}

	long lastSeen() {
		return this.lastSeen;
	}

	Collection<RefusalEntry> entries() {
		return this.entries.values();
	}

	/**
	 * What distinguishes one refusal from another.
	 */
	private record Key(String value, String path, boolean formPost) {

	}

	/**
	 * A refusal that might be replaced.
	 */
	private record Candidate(Key key, long weight, long lastSeen) {

	}

}
