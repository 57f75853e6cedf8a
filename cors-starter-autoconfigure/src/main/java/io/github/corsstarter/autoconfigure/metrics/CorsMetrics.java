package io.github.corsstarter.autoconfigure.metrics;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.decision.CrossOriginDecision;
import io.github.corsstarter.decision.Refused;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

/**
 * Counts CORS requests. Every tag value is a configured text or a constant, so that no
 * request can create a new meter.
 */
final class CorsMetrics implements MeterBinder, CorsDecisionListener {

	static final String NAME = "cors.requests";

	private static final String NONE = "none";

	private final List<Counters> counters = new CopyOnWriteArrayList<>();

	@Override
	public void bindTo(MeterRegistry registry) {
		this.counters.add(new Counters(registry));
	}

	@Override
	public void onDecision(CorsRequest request, CrossOriginDecision decision) {
		if (this.counters.isEmpty()) {
			return;
		}
		Key key = Key.of(decision);
		for (Counters counters : this.counters) {
			counters.increment(key);
		}
	}

	/**
	 * The counters of one registry.
	 */
	private static final class Counters {

		private final Map<Key, Counter> byKey = new ConcurrentHashMap<>();

		private final MeterRegistry registry;

		Counters(MeterRegistry registry) {
			this.registry = registry;
		}

		void increment(Key key) {
			Counter counter = this.byKey.get(key);
			((counter != null) ? counter : this.byKey.computeIfAbsent(key, this::register)).increment();
		}

		private Counter register(Key key) {
			return Counter.builder(NAME)
				.description("CORS requests on paths that a policy owns")
				.tag("path", key.path())
				.tag("policy", key.policy())
				.tag("request", key.preflight() ? "preflight" : "actual")
				.tag("outcome", (key.reason() != null) ? "refused" : "allowed")
				.tag("reason", (key.reason() != null) ? key.reason().name() : NONE)
				.register(this.registry);
		}

	}

	/**
	 * What distinguishes one counter from another.
	 */
	private record Key(String path, String policy, boolean preflight, @Nullable CorsRefusalReason reason) {

		static Key of(CrossOriginDecision decision) {
			CorsPolicy policy = decision.policy();
			CorsRefusalReason reason = (decision instanceof Refused refused) ? refused.reason() : null;
			return new Key(decision.path(), (policy != null) ? policy.name() : NONE, decision.isPreflight(), reason);
		}

	}

}
