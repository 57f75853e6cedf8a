package io.github.corsstarter.autoconfigure.logging;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;

import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.explain.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * What was logged for some time, so that it is not logged again.
 */
final class RefusalLogInterval {

	static final long MILLIS = 60_000;

	static final int MAX_LINES = 50;

	private final Set<Key> logged = ConcurrentHashMap.newKeySet();

	private final AtomicInteger lines = new AtomicInteger();

	private final LongAdder suppressed = new LongAdder();

	private final long start;

	RefusalLogInterval(long start) {
		this.start = start;
	}

	/**
	 * Whether a new interval has to begin. Setting the clock back begins one too.
	 */
	boolean isOver(long now) {
		return now < this.start || now - this.start >= MILLIS;
	}

	/**
	 * Whether to log a refusal: it has not been logged yet, and there is room.
	 */
	boolean admits(Refusal refusal) {
		Key key = Key.of(refusal);
		if (this.logged.contains(key)) {
			return false;
		}
		if (this.lines.get() >= MAX_LINES || this.lines.incrementAndGet() > MAX_LINES) {
			this.suppressed.increment();
			return false;
		}
		return this.logged.add(key);
	}

	long suppressed() {
		return this.suppressed.sum();
	}

	/**
	 * What distinguishes one line from another. Where policies share a path and refuse an
	 * origin together, the path represents them.
	 */
	private record Key(@Nullable String policy, @Nullable String path, CorsRefusalReason reason, String value,
			boolean formPost) {

		static Key of(Refusal refusal) {
			String path = (refusal.policy() == null) ? refusal.path() : null;
			return new Key(refusal.policy(), path, refusal.reason(), refusal.value(), refusal.formPost());
		}

	}

}
