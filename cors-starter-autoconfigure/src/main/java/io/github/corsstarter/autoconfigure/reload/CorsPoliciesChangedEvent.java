package io.github.corsstarter.autoconfigure.reload;

import org.springframework.context.ApplicationEvent;

/**
 * Published when the policies have changed while the application runs, and when a change
 * was rejected.
 */
public final class CorsPoliciesChangedEvent extends ApplicationEvent {

	private static final long serialVersionUID = 1L;

	private final transient CorsRevision revision;

	CorsPoliciesChangedEvent(Object source, CorsRevision revision) {
		super(source);
		this.revision = revision;
	}

	/**
	 * The revision that decides on requests from now on, or that was rejected.
	 * @return the revision
	 */
	public CorsRevision revision() {
		return this.revision;
	}

}
