package io.github.corsstarter.autoconfigure.reload;

import java.util.List;
import java.util.function.Supplier;

import io.github.corsstarter.autoconfigure.CorsPolicyCandidate;
import io.github.corsstarter.autoconfigure.CorsPolicyLoader;
import io.github.corsstarter.autoconfigure.reload.CorsReloadListener.Outcome;
import io.github.corsstarter.autoconfigure.reload.CorsRevision.State;
import io.github.corsstarter.change.PolicySet;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the policies by what is configured now, or keeps them if that is not valid.
 * Throws nothing at whoever noticed the change.
 */
public final class PolicyReload {

	private static final Log logger = LogFactory.getLog(CorsPolicyRegistry.class);

	private static final String UNPIN = "unpin";

	private static final String RESTORE = "restore";

	private final CorsPolicyLoader loader;

	private final CorsPolicyRegistry registry;

	private final CorsRevisions revisions;

	private final List<CorsReloadListener> listeners;

	/**
	 * What was configured last. A restored revision stays until something else is.
	 */
	private String configured;

	/**
	 * Whether a restart would fail, which origins of sources do not change.
	 */
	private boolean invalid;

	PolicyReload(CorsPolicyLoader loader, CorsPolicyRegistry registry, CorsRevisions revisions,
			List<CorsReloadListener> listeners) {
		this.loader = loader;
		this.registry = registry;
		this.revisions = revisions;
		this.listeners = List.copyOf(listeners);
		this.configured = revisions.active().hash();
	}

	/**
	 * Read everything again.
	 */
	void reload(String source) {
		attempt(source, this.loader::load, true);
	}

	/**
	 * Read the origins of sources again.
	 * @return whether they are in use
	 */
	boolean reloadOrigins(String source) {
		return attempt(source, this.loader::loadOrigins, false);
	}

	/**
	 * Return to an earlier revision.
	 * @param number the number of the revision
	 * @param expected the hash of the revision that is thought to be active
	 * @return what became of it
	 */
	public synchronized Restored restore(long number, String expected) {
		if (!this.revisions.active().hash().equals(expected)) {
			return Restored.NOT_EXPECTED;
		}
		PolicySet set = this.revisions.find(number);
		if (set == null) {
			return Restored.NOT_FOUND;
		}
		CorsRevision restored = this.revisions.add(RESTORE, State.RESTORED,
				() -> this.registry.replace(set.policies(), set.settings(), List.of()));
		tell(RESTORE, Outcome.APPLIED, restored);
		return Restored.DONE;
	}

	/**
	 * Return from a restored revision to what is configured.
	 */
	public synchronized void unpin() {
		if (this.revisions.active().state() == State.RESTORED) {
			this.configured = "";
			attempt(UNPIN, this.loader::load, true);
		}
	}

	/**
	 * Use a candidate if it is valid.
	 * @param source what changed
	 * @param candidate reads the candidate
	 * @param everything whether the configuration is read, too, and not only origins
	 * @return whether it is in use
	 */
	private synchronized boolean attempt(String source, Supplier<CorsPolicyCandidate> candidate, boolean everything) {
		if (!this.loader.isSourceOf(this.registry)) {
			return true;
		}
		try {
			CorsPolicyCandidate read = candidate.get();
			read.check();
			apply(source, read, everything);
			return true;
		}
		catch (InvalidCorsPolicyException ex) {
			reject(source, ex.violations(), everything);
		}
		catch (RuntimeException ex) {
			if (reject(source, List.of(ReloadCode.RELOAD_FAILED.of("", "cors", ex.toString(), null)), everything)) {
				logger.warn("The CORS policies cannot be read again", ex);
			}
		}
		return false;
	}

	private void apply(String source, CorsPolicyCandidate candidate, boolean everything) {
		String hash = candidate.set(this.registry).hash();
		CorsRevision revision = null;
		if (!hash.equals(this.configured)) {
			revision = this.revisions.add(source, State.ACTIVE, () -> candidate.replace(this.registry));
			this.configured = hash;
		}
		this.invalid &= !everything;
		if (!this.invalid) {
			this.revisions.accept();
		}
		tell(source, (revision != null) ? Outcome.APPLIED : Outcome.UNCHANGED, revision);
	}

	/**
	 * Keep what there is.
	 * @return whether it was not rejected for the same reasons before
	 */
	private boolean reject(String source, List<CorsViolation> violations, boolean everything) {
		this.invalid |= everything;
		CorsRevision revision = this.revisions.reject(source, violations);
		tell(source, Outcome.REJECTED, revision);
		return revision != null;
	}

	/**
	 * What a listener throws changes nothing about what has happened.
	 */
	private void tell(String source, Outcome outcome, @Nullable CorsRevision revision) {
		for (CorsReloadListener listener : this.listeners) {
			try {
				listener.onReload(source, outcome, revision);
			}
			catch (RuntimeException ex) {
				logger.warn("A listener to changes of the CORS policies failed", ex);
			}
		}
	}

	/**
	 * What becomes of an attempt to return to a revision.
	 */
	public enum Restored {

		/**
		 * The revision decides on requests again.
		 */
		DONE,

		/**
		 * Another revision is active than the one that was expected.
		 */
		NOT_EXPECTED,

		/**
		 * The revision does not exist, is no longer remembered, or was rejected.
		 */
		NOT_FOUND

	}

}
