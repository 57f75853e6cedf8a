package io.github.corsstarter.autoconfigure.reload;

import io.github.corsstarter.autoconfigure.diagnostics.InvalidCorsPolicyFailureAnalyzer;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Logs changes: what they allow and take away, or the report with which a restart would
 * fail.
 */
final class ReloadLog implements CorsReloadListener {

	private static final Log logger = LogFactory.getLog(CorsPolicyRegistry.class);

	@Override
	public void onReload(String source, Outcome outcome, @Nullable CorsRevision revision) {
		if (revision == null) {
			return;
		}
		if (outcome == Outcome.REJECTED) {
			logger.error("A change of the CORS policies (" + source
					+ ") was rejected. The last good ones still hold, but a restart would fail.%n%n".formatted()
					+ InvalidCorsPolicyFailureAnalyzer.describe(revision.violations()));
		}
		else if (logger.isInfoEnabled()) {
			StringBuilder text = new StringBuilder("CORS policies changed (" + source + "), now revision "
					+ revision.number() + " with hash " + revision.hash());
			revision.differences().forEach((difference) -> text.append("%n    %s".formatted(difference)));
			logger.info(text);
		}
	}

}
