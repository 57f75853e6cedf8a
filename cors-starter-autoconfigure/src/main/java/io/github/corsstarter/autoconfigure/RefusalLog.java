package io.github.corsstarter.autoconfigure;

import java.time.Clock;

import io.github.corsstarter.CrossOriginDecision;
import io.github.corsstarter.Refused;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsRequest;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs refusals: one line for each policy, reason and value in an interval, and not more
 * than a fixed number of lines in all.
 */
final class RefusalLog implements CorsDecisionListener {

	static final String LOGGER = "io.github.corsstarter.refusals";

	private final Log logger = LogFactory.getLog(LOGGER);

	private final Clock clock;

	private volatile RefusalLogInterval interval;

	RefusalLog(Clock clock) {
		this.clock = clock;
		this.interval = new RefusalLogInterval(clock.millis());
	}

	@Override
	public void onDecision(CorsRequest request, CrossOriginDecision decision) {
		if (decision instanceof Refused refusal && this.logger.isWarnEnabled()
				&& interval(this.clock.millis()).admits(refusal)) {
			this.logger.warn(RefusalLine.of(refusal));
		}
	}

	private RefusalLogInterval interval(long now) {
		RefusalLogInterval current = this.interval;
		return current.isOver(now) ? next(current, now) : current;
	}

	private synchronized RefusalLogInterval next(RefusalLogInterval over, long now) {
		if (this.interval == over) {
			this.interval = new RefusalLogInterval(now);
			logSuppressed(over.suppressed());
		}
		return this.interval;
	}

	private void logSuppressed(long suppressed) {
		if (suppressed > 0) {
			this.logger.warn("Refused " + suppressed + " more CORS requests since then, each for a value that was not "
					+ "logged. The endpoint 'cors' shows the most frequent ones.");
		}
	}

}
