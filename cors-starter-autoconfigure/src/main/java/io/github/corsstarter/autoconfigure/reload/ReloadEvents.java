package io.github.corsstarter.autoconfigure.reload;

import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes changes as events of the application.
 */
final class ReloadEvents implements CorsReloadListener {

	private final ApplicationEventPublisher publisher;

	ReloadEvents(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void onReload(String source, Outcome outcome, @Nullable CorsRevision revision) {
		if (revision != null) {
			this.publisher.publishEvent(new CorsPoliciesChangedEvent(this, revision));
		}
	}

}
