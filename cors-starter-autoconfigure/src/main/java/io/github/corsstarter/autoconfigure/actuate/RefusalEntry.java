package io.github.corsstarter.autoconfigure.actuate;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

import io.github.corsstarter.explain.Refusal;

/**
 * How often and when something was refused.
 */
final class RefusalEntry {

	/**
	 * After this time a refusal counts half, so that refusals that no longer happen are
	 * eventually replaced, however often they happened.
	 */
	static final long HALF_LIFE_MILLIS = Duration.ofHours(1).toMillis();

	private final LongAdder count = new LongAdder();

	private final Refusal refusal;

	private final RefusedRequest request;

	private final long firstSeen;

	private volatile long lastSeen;

	RefusalEntry(Refusal refusal, RefusedRequest request, long now) {
		this.refusal = refusal;
		this.request = request;
		this.firstSeen = now;
		this.lastSeen = now;
	}

	void seen(long now) {
		this.count.increment();
		this.lastSeen = now;
	}

	static long weight(long count, long lastSeen, long now) {
		return count >>> Math.min(63, Math.max(0, now - lastSeen) / HALF_LIFE_MILLIS);
	}

	long weight(long now) {
		return weight(count(), this.lastSeen, now);
	}

	Refusal refusal() {
		return this.refusal;
	}

	/**
	 * The first request that was refused in this way.
	 */
	RefusedRequest request() {
		return this.request;
	}

	long count() {
		return this.count.sum();
	}

	long firstSeen() {
		return this.firstSeen;
	}

	long lastSeen() {
		return this.lastSeen;
	}

}
