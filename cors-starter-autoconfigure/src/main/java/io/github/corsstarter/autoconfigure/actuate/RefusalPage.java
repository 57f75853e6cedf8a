package io.github.corsstarter.autoconfigure.actuate;

import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Stream;

import io.github.corsstarter.Refused;

/**
 * The refusals of one policy for one reason. A new one takes the place of the rarest and,
 * among these, the oldest, so that somebody who sends a new value with each request only
 * drives out his own.
 */
final class RefusalPage {

	static final int MAX_ENTRIES = 50;

	private final Map<Key, RefusalEntry> entries = new ConcurrentHashMap<>();

	private final ReentrantLock lock = new ReentrantLock();

	void record(Key key, Refused decision, long now) {
		RefusalEntry entry = this.entries.get(key);
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

	private void add(Key key, Refused decision, long now) {
		RefusalEntry entry = this.entries.get(key);
		if (entry == null) {
			entry = new RefusalEntry(decision, now);
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

	Stream<RefusalDescriptor> refusals() {
		return this.entries.entrySet().stream().map((entry) -> entry.getValue().describe(entry.getKey()));
	}

	/**
	 * Most frequent first.
	 */
	static Comparator<RefusalDescriptor> order() {
		return Comparator.comparingLong(RefusalDescriptor::count)
			.reversed()
			.thenComparing(RefusalDescriptor::reason)
			.thenComparing(RefusalDescriptor::value)
			.thenComparing(RefusalDescriptor::path);
	}

	/**
	 * What tells one refusal from another.
	 */
	record Key(String value, String path) {

	}

	/**
	 * A refusal that might give way.
	 */
	private record Candidate(Key key, long weight, long lastSeen) {

	}

}
