package io.github.corsstarter.autoconfigure.actuate;

import java.util.Map;

import io.github.corsstarter.autoconfigure.reload.CorsReloadListener;
import io.github.corsstarter.autoconfigure.reload.CorsRevision;
import io.github.corsstarter.autoconfigure.reload.CorsRevision.State;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.audit.AuditEvent;
import org.springframework.boot.actuate.audit.listener.AuditApplicationEvent;
import org.springframework.context.ApplicationEventPublisher;

/**
 * Publishes changes while running as audit events.
 */
final class ChangeAudit implements CorsReloadListener {

	private static final String PRINCIPAL = "cors";

	private final ApplicationEventPublisher publisher;

	ChangeAudit(ApplicationEventPublisher publisher) {
		this.publisher = publisher;
	}

	@Override
	public void onReload(String source, Outcome outcome, @Nullable CorsRevision revision) {
		if (revision != null) {
			AuditEvent event = new AuditEvent(PRINCIPAL, type(revision),
					Map.of("source", source, "revision", revision.number(), "hash", revision.hash(), "differences",
							revision.differences().stream().map(Object::toString).toList()));
			this.publisher.publishEvent(new AuditApplicationEvent(event));
		}
	}

	private static String type(CorsRevision revision) {
		if (revision.state() == State.REJECTED) {
			return "CORS_REJECTED";
		}
		return (revision.state() == State.RESTORED) ? "CORS_RESTORED" : "CORS_CHANGED";
	}

}
