package io.github.corsstarter.autoconfigure.logging;

import java.time.Clock;

import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.decision.CrossOriginDecision;
import io.github.corsstarter.decision.Refused;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.Refusal;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs refusals: one line for each policy, reason and value in an interval, up to a fixed
 * number of lines.
 */
final class RefusalLog implements CorsDecisionListener {

	static final String LOGGER = "io.github.corsstarter.refusals";

	private final Log logger = LogFactory.getLog(LOGGER);

	private final Clock clock;

	private final CorsExplainer explainer;

	private volatile RefusalLogInterval interval;

	RefusalLog(Clock clock, CorsExplainer explainer) {
		this.clock = clock;
		this.explainer = explainer;
		this.interval = new RefusalLogInterval(clock.millis());
	}

	@Override
	public void onDecision(CorsRequest request, CrossOriginDecision decision) {
		if (!(decision instanceof Refused refused) || !this.logger.isWarnEnabled()) {
			return;
		}
		Refusal refusal = Refusal.of(request, refused);
		if (interval(this.clock.millis()).admits(refusal)) {
			this.logger.warn(RefusalLine.of(refusal, this.explainer.adviser().advise(refusal)));
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
			this.logger.warn(suppressed + " further CORS refusals were not logged in the last minute. "
					+ "The endpoint 'cors' shows the most frequent ones.");
		}
	}

}
