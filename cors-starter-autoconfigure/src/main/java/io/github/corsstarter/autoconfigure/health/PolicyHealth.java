package io.github.corsstarter.autoconfigure.health;

import java.util.LinkedHashMap;
import java.util.Map;

import io.github.corsstarter.autoconfigure.reload.CorsRevision;
import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.github.corsstarter.autoconfigure.reload.OriginSources;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/**
 * Says which policies hold, and whether something keeps newer ones from it. The
 * application is up as long as the last good ones serve, so this never takes an instance
 * out of service.
 */
final class PolicyHealth implements HealthIndicator {

	private final CorsRevisions revisions;

	private final OriginSources sources;

	PolicyHealth(CorsRevisions revisions, OriginSources sources) {
		this.revisions = revisions;
		this.sources = sources;
	}

	@Override
	public Health health() {
		CorsRevision active = this.revisions.active();
		Health.Builder health = Health.up()
			.withDetail("revision", active.number())
			.withDetail("hash", active.hash())
			.withDetail("state", active.state().toString());
		CorsRevision rejected = this.revisions.rejected();
		if (rejected != null) {
			health.withDetail("rejectedSince", rejected.time().toString());
		}
		Map<String, String> states = new LinkedHashMap<>();
		this.sources.status().forEach((status) -> states.put(status.name(), status.state().toString()));
		if (!states.isEmpty()) {
			health.withDetail("sources", states);
		}
		return health.build();
	}

}
