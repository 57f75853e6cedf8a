package io.github.corsstarter.autoconfigure.reload;

import java.time.Instant;
import java.util.List;

import io.github.corsstarter.CorsOriginSource.Entry;
import io.github.corsstarter.autoconfigure.CorsSourceProperties;
import org.jspecify.annotations.Nullable;

/**
 * Takes a second look at a set of origins that suddenly shrinks: it holds when the source
 * has said the same for one interval.
 */
final class ShrinkGuard {

	private @Nullable List<Entry> held;

	private Instant since = Instant.MIN;

	/**
	 * Whether to wait before a set replaces another one.
	 */
	boolean holdsBack(List<Entry> before, List<Entry> now, CorsSourceProperties settings, Instant time) {
		if (!isSuspicious(before.size(), now.size(), settings.getMaxShrink())) {
			return false;
		}
		if (!now.equals(this.held)) {
			this.held = now;
			this.since = time;
			return true;
		}
		// The interval varies by a tenth.
		return time.isBefore(this.since.plus(settings.getPollInterval().multipliedBy(9).dividedBy(10)));
	}

	private static boolean isSuspicious(int before, int now, String maxShrink) {
		return before - now > before * Integer.parseInt(maxShrink.replace("%", "")) / 100.0;
	}

	void reset() {
		this.held = null;
	}

	/**
	 * What is held back, or {@code null} if nothing is.
	 */
	@Nullable List<Entry> held() {
		return this.held;
	}

}
