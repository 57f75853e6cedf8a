package io.github.corsstarter.autoconfigure.logging;

import java.util.concurrent.atomic.AtomicBoolean;

import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.decision.CrossOriginDecision;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

/**
 * Logs once what interferes with decisions: filters that write the same headers, and
 * listeners that fail. No text from a request is logged.
 */
final class DecisionProblemLog implements CorsDecisionListener {

	private static final Log logger = LogFactory.getLog(CorsPolicyRegistry.class);

	private final AtomicBoolean overridden = new AtomicBoolean();

	private final AtomicBoolean failed = new AtomicBoolean();

	@Override
	public void onDecision(CorsRequest request, CrossOriginDecision decision) {
	}

	@Override
	public void onOverriddenHeader(CorsDecision decision, String name) {
		if (!this.overridden.get() && this.overridden.compareAndSet(false, true)) {
			logger.warn("Removed the response header '" + name + "' on '" + decision.path()
					+ "', which something before the CORS filter wrote. Only the policies of this path decide. "
					+ "Find the filter that writes it, often one with the order HIGHEST_PRECEDENCE, and remove it. "
					+ "This is logged once.");
		}
	}

	@Override
	public void onFailure(CorsDecisionListener listener, RuntimeException failure) {
		if (!this.failed.get() && this.failed.compareAndSet(false, true)) {
			logger.warn("The CORS decision listener " + listener.getClass().getName() + " threw "
					+ failure.getClass().getName() + place(failure)
					+ ". Requests are not affected. Further failures of listeners are not logged.");
		}
	}

	private static String place(RuntimeException failure) {
		StackTraceElement[] trace = failure.getStackTrace();
		return (trace.length > 0) ? " at " + trace[0] : "";
	}

}
