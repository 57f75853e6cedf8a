package io.github.corsstarter.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.LongAdder;

import io.github.corsstarter.RefusalAdvice;
import io.github.corsstarter.Refused;

/**
 * How often and when something was refused.
 */
final class RefusalEntry {

	/**
	 * After this time a refusal counts half, so that what no longer happens gives way in
	 * the end, however often it happened.
	 */
	static final long HALF_LIFE_MILLIS = Duration.ofHours(1).toMillis();

	private final LongAdder count = new LongAdder();

	private final Refused decision;

	private final long firstSeen;

	private volatile long lastSeen;

	RefusalEntry(Refused decision, long now) {
		this.decision = decision;
		this.firstSeen = now;
		this.lastSeen = now;
	}

	void seen(long now) {
		this.count.increment();
		this.lastSeen = now;
	}

	long weight(long now) {
		return this.count.sum() >>> Math.min(63, Math.max(0, now - this.lastSeen) / HALF_LIFE_MILLIS);
	}

	long lastSeen() {
		return this.lastSeen;
	}

	RefusalDescriptor describe(RefusalPage.Key key) {
		return new RefusalDescriptor(String.valueOf(this.decision.reason()), key.value(), key.path(), this.count.sum(),
				Instant.ofEpochMilli(this.firstSeen), Instant.ofEpochMilli(this.lastSeen),
				RefusalAdvice.of(this.decision).properties(), RefusalAdvice.of(this.decision).nearestOrigin());
	}

}
