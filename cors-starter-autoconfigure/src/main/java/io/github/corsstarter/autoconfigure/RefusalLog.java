package io.github.corsstarter.autoconfigure;

import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.CorsRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs refusals: one line per policy, reason and value in an interval, and not more than
 * a fixed number of lines in all.
 */
final class RefusalLog implements CorsDecisionListener {

	static final String LOGGER = "io.github.corsstarter.refusals";

	static final long INTERVAL_MILLIS = 60_000;

	static final int MAX_LINES = 50;

	private final Log logger = LogFactory.getLog(LOGGER);

	private final Set<Key> logged = ConcurrentHashMap.newKeySet();

	private final AtomicLong intervalEnd = new AtomicLong();

	private final AtomicLong suppressed = new AtomicLong();

	private final Clock clock;

	RefusalLog(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void onDecision(CorsRequest request, CorsDecision decision) {
		CorsRefusalReason reason = decision.reason();
		if (reason == null || !this.logger.isWarnEnabled()) {
			return;
		}
		startInterval(this.clock.millis());
		Key key = new Key(policy(decision), reason, decision.value());
		if (this.logged.contains(key)) {
			return;
		}
		if (this.logged.size() >= MAX_LINES) {
			this.suppressed.incrementAndGet();
		}
		else if (this.logged.add(key)) {
			this.logger.warn(line(decision, reason));
		}
	}

	private void startInterval(long now) {
		long end = this.intervalEnd.get();
		if (now < end || !this.intervalEnd.compareAndSet(end, now + INTERVAL_MILLIS)) {
			return;
		}
		this.logged.clear();
		long suppressed = this.suppressed.getAndSet(0);
		if (suppressed > 0) {
			this.logger.warn("Refused " + suppressed + " more CORS requests in the last interval, each for a value not "
					+ "seen before; /actuator/cors has the most frequent ones");
		}
	}

	private static String policy(CorsDecision decision) {
		CorsPolicy policy = decision.policy();
		return (policy != null) ? policy.name() : "none";
	}

	private static String line(CorsDecision decision, CorsRefusalReason reason) {
		String property = decision.property();
		String nearest = decision.nearestOrigin();
		return "Refused CORS " + (decision.isPreflight() ? "preflight" : "request") + " on " + decision.path() + ": "
				+ reason + " \"" + decision.value() + "\". " + advice(property) + did(nearest);
	}

	private static String advice(@Nullable String property) {
		return (property != null) ? "To allow it, change " + property + "." : "No configuration allows it.";
	}

	private static String did(@Nullable String nearest) {
		return (nearest != null) ? " Configured is " + nearest + "." : "";
	}

	private record Key(String policy, CorsRefusalReason reason, @Nullable String value) {

	}

}
