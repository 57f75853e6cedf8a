package io.github.corsstarter.autoconfigure.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.FakeRequest;
import io.github.corsstarter.autoconfigure.Heard;
import io.github.corsstarter.autoconfigure.support.ManagedApplication;
import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.decision.CorsRequest;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.composite.CompositeMeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link CorsMetrics}.
 */
class CorsMetricsTests {

	private static final String SHOP = "https://shop.example.com";

	private final CorsPolicyRegistry policies = new CorsPolicyRegistry(
			List.of(CorsPolicy.builder("one").paths("/one/{id}").allowedOrigins(SHOP).allowedMethods("GET").build(),
					CorsPolicy.builder("left").paths("/shared").allowedOrigins("https://left.test").build(),
					CorsPolicy.builder("right").paths("/shared").allowedOrigins("https://right.test").build()));

	private final CorsMetrics metrics = new CorsMetrics();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	@Test
	void countsByPathPolicyKindOutcomeAndReason() {
		this.metrics.bindTo(this.registry);
		hear(FakeRequest.get("/one/7", SHOP));
		hear(FakeRequest.get("/one/8", SHOP));
		hear(FakeRequest.get("/one/8", "https://evil.test"));
		hear(FakeRequest.preflight("/one/8", SHOP, "PUT", ""));
		hear(FakeRequest.preflight("/one/8", SHOP, "GET", ""));
		hear(FakeRequest.get("/shared", "https://evil.test"));
		assertThat(counts(this.registry)).containsExactlyInAnyOrder(
				"outcome=allowed path=/one/{id} policy=one reason=none request=actual 2",
				"outcome=refused path=/one/{id} policy=one reason=ORIGIN_NOT_ALLOWED request=actual 1",
				"outcome=refused path=/one/{id} policy=one reason=METHOD_NOT_ALLOWED request=preflight 1",
				"outcome=allowed path=/one/{id} policy=one reason=none request=preflight 1",
				"outcome=refused path=/shared policy=none reason=ORIGIN_NOT_ALLOWED request=actual 1");
	}

	@Test
	void countsOnceInEachRegistryOfAComposite() {
		MeterRegistry other = new SimpleMeterRegistry();
		CompositeMeterRegistry composite = new CompositeMeterRegistry();
		composite.add(this.registry);
		this.metrics.bindTo(composite);
		composite.add(other);
		hear(FakeRequest.get("/one/7", SHOP));
		assertThat(counts(this.registry)).hasSize(1).allMatch((line) -> line.endsWith(" 1"));
		assertThat(counts(other)).hasSize(1).allMatch((line) -> line.endsWith(" 1"));
	}

	@Test
	void countsInSeveralRegistries() {
		MeterRegistry other = new SimpleMeterRegistry();
		this.metrics.bindTo(this.registry);
		this.metrics.bindTo(other);
		hear(FakeRequest.get("/one/7", SHOP));
		assertThat(counts(this.registry)).isEqualTo(counts(other)).hasSize(1);
	}

	@Test
	void withoutRegistryNothingHappens() {
		hear(FakeRequest.get("/one/7", SHOP));
		this.metrics.bindTo(this.registry);
		assertThat(counts(this.registry)).isEmpty();
	}

	@Test
	void noRequestMakesATag() {
		this.metrics.bindTo(this.registry);
		for (int i = 0; i < 500; i++) {
			hear(FakeRequest.get("/one/" + i, "https://o" + i + ".test"));
			hear(FakeRequest.get("/shared", "not an origin " + i));
			hear(FakeRequest.preflight("/one/" + i, SHOP, "M" + i, "h" + i));
			hear(FakeRequest.preflight("/one/" + i, SHOP, "M (" + i, ""));
			hear(FakeRequest.preflight("/one/" + i, SHOP, "GET", "h" + i));
			hear(new FakeRequest("M" + i, "/one/" + i, Map.of("Origin", SHOP)));
		}
		assertThat(this.registry.getMeters()).hasSize(6);
		assertThat(values("reason"))
			.isSubsetOf(Arrays.stream(CorsRefusalReason.values()).map(Enum::name).collect(Collectors.toSet()));
		assertThat(values("path")).containsExactlyInAnyOrder("/one/{id}", "/shared");
		assertThat(values("policy")).containsExactlyInAnyOrder("one", "none");
	}

	@ParameterizedTest
	@EnumSource
	void isVisibleInActuatorAndPrometheus(Server server) {
		try (RunningApplication application = ManagedApplication.on(server).start()) {
			RawClient client = application.client();
			client.send("GET", "/open/x", "Origin", SHOP);
			client.send("GET", "/api/x", "Origin", "https://evil.test");
			client.send("OPTIONS", "/partner", "Origin", "https://partner.example.org", "Access-Control-Request-Method",
					"PUT");
			assertThat(client.send("GET", "/actuator/metrics/cors.requests").body())
				.contains("\"statistic\":\"COUNT\",\"value\":3.0")
				.contains("\"tag\":\"reason\"", "METHOD_NOT_ALLOWED", "ORIGIN_NOT_ALLOWED");
			assertThat(client.send("GET", "/actuator/metrics/cors.requests?tag=policy:open-data").body())
				.contains("\"value\":1.0");
			assertThat(client.send("GET", "/actuator/prometheus").body()).contains("# TYPE cors_requests_total counter",
					"cors_requests_total{outcome=\"allowed\",path=\"/open/**\",policy=\"open-data\",reason=\"none\","
							+ "request=\"actual\"} 1.0",
					"cors_requests_total{outcome=\"refused\",path=\"/api/**\",policy=\"none\","
							+ "reason=\"ORIGIN_NOT_ALLOWED\",request=\"actual\"} 1.0",
					"cors_requests_total{outcome=\"refused\",path=\"/partner\",policy=\"partner\","
							+ "reason=\"METHOD_NOT_ALLOWED\",request=\"preflight\"} 1.0");
		}
	}

	private Set<String> values(String tag) {
		return this.registry.getMeters().stream().map((meter) -> meter.getId().getTag(tag)).collect(Collectors.toSet());
	}

	private static List<String> counts(MeterRegistry registry) {
		return registry.find(CorsMetrics.NAME).counters().stream().map(CorsMetricsTests::describe).sorted().toList();
	}

	private static String describe(Counter counter) {
		Meter.Id id = counter.getId();
		return id.getTags().stream().map((tag) -> tag.getKey() + "=" + tag.getValue()).collect(Collectors.joining(" "))
				+ " " + (long) counter.count();
	}

	private void hear(CorsRequest request) {
		Heard.by(this.policies, request, this.metrics);
	}

}
