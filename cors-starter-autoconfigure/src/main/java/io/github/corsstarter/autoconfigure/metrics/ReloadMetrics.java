package io.github.corsstarter.autoconfigure.metrics;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.autoconfigure.reload.CorsReloadListener;
import io.github.corsstarter.autoconfigure.reload.CorsRevision;
import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Counts changes while running and what became of them, and measures for how long the
 * policies have not changed.
 */
final class ReloadMetrics implements MeterBinder, CorsReloadListener {

	static final String RELOADS = "cors.reloads";

	static final String AGE = "cors.revision.age";

	private final CorsRevisions revisions;

	private final Clock clock;

	private final List<MeterRegistry> registries = new CopyOnWriteArrayList<>();

	ReloadMetrics(CorsRevisions revisions, Clock clock) {
		this.revisions = revisions;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		this.registries.add(registry);
		TimeGauge.builder(AGE, this, TimeUnit.SECONDS, ReloadMetrics::age)
			.description("How long the active revision of the CORS policies has been active")
			.register(registry);
	}

	private double age() {
		return Duration.between(this.revisions.active().time(), this.clock.instant()).toMillis() / 1000.0;
	}

	@Override
	public void onReload(String source, Outcome outcome, @Nullable CorsRevision revision) {
		for (MeterRegistry registry : this.registries) {
			Counter.builder(RELOADS)
				.description("Changes of the CORS policies that were noticed while running")
				.tag("source", source)
				.tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
				.register(registry)
				.increment();
		}
	}

}
