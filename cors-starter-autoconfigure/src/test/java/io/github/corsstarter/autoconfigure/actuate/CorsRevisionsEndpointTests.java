package io.github.corsstarter.autoconfigure.actuate;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.reload.CorsPoliciesChangedEvent;
import io.github.corsstarter.autoconfigure.reload.CorsRevision;
import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.actuate.audit.AuditEventRepository;
import org.springframework.boot.actuate.audit.InMemoryAuditEventRepository;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.cloud.context.environment.EnvironmentChangeEvent;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.MapPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Tests that revisions are listed with what they change, that one can return to an
 * earlier one, and that no page of another origin can do so.
 */
class CorsRevisionsEndpointTests {

	private static final String A = "https://a.example.com";

	private static final String B = "https://b.example.com";

	private static final String PATH = "/actuator/corsrevisions";

	private static final String WRITABLE = "management.endpoint.corsrevisions.access=unrestricted";

	@ParameterizedTest
	@EnumSource(Server.class)
	void showsWhatChangedAndWhatWasRejected(Server server) {
		try (RunningApplication application = start(server)) {
			refresh(application, B);
			refresh(application, B + "/");
			RawResponse response = application.client().send("GET", PATH);
			assertThat(response.body()).contains("\"active\":2", "\"pinned\":false", "\"state\":\"rejected\"",
					"\"state\":\"active\"", "\"state\":\"previous\"", "ORIGIN_TRAILING_SLASH",
					"{\"effect\":\"widens\",\"text\":\"/** allows the origin https://b.example.com (policy default)\"}",
					"{\"effect\":\"narrows\",\"text\":\"/** no longer allows the origin https://a.example.com (policy default)\"}");
			assertThat(application.client().send("GET", "/actuator/cors").body()).contains("\"rejected\":{\"time\":",
					"\"source\":\"refresh\"", "ORIGIN_TRAILING_SLASH");
			assertThat(application.client().send("GET", "/actuator/cors", "Accept", "text/html").body())
				.contains("The last change was rejected (refresh");
			refresh(application, A);
			assertThat(application.client().send("GET", "/actuator/cors").body()).doesNotContain("rejected\":{");
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void returnsToAnEarlierRevisionUntilSomethingNewIsConfigured(Server server) {
		try (RunningApplication application = start(server, WRITABLE)) {
			refresh(application, B);
			assertThat(restore(application, 1, "0000000000000000").status()).isEqualTo(409);
			assertThat(restore(application, 7, hash(application)).status()).isEqualTo(404);
			assertThat(origins(application)).containsExactly(B);
			RawResponse restored = restore(application, 1, hash(application));
			assertThat(restored.status()).isEqualTo(200);
			assertThat(restored.body()).contains("\"pinned\":true", "\"active\":3");
			assertThat(origins(application)).containsExactly(A);
			refresh(application, B);
			assertThat(origins(application)).as("what was rolled back is not new").containsExactly(A);
			assertThat(application.client().send("DELETE", PATH).body()).contains("\"pinned\":false");
			assertThat(origins(application)).containsExactly(B);
			restore(application, 1, hash(application));
			refresh(application, A + "," + B);
			assertThat(origins(application)).containsExactly(A, B);
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void isReadOnlyByDefault(Server server) {
		try (RunningApplication application = start(server)) {
			assertThat(restore(application, 1, hash(application)).status()).isEqualTo(405);
			assertThat(application.client().send("DELETE", PATH).status()).isEqualTo(405);
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void refusesWritesOfOtherOrigins(Server server) {
		try (RunningApplication application = start(server, WRITABLE, "cors.paths=/api/**")) {
			refresh(application, B);
			String hash = hash(application);
			assertThat(restore(application, 1, hash, "Origin", A).status()).isEqualTo(403);
			assertThat(restore(application, 1, hash, "Origin", "null").status()).isEqualTo(403);
			assertThat(restore(application, 1, hash, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(403);
			assertThat(restore(application, 1, hash, "Sec-Fetch-Site", "same-site").status()).isEqualTo(403);
			assertThat(application.client().send("DELETE", PATH, "Sec-Fetch-Site", "cross-site").status())
				.isEqualTo(403);
			assertThat(application.client().send("GET", PATH, "Sec-Fetch-Site", "cross-site").status()).isEqualTo(200);
			assertThat(origins(application)).containsExactly(B);
			assertThat(restore(application, 1, hash, "Sec-Fetch-Site", "same-origin", "Origin",
					"http://" + application.client().authority())
				.status()).isEqualTo(200);
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void refusesNoOtherWritesWhereItIsNotOnTheWeb(Server server) {
		try (RunningApplication application = start(server, WRITABLE, "spring.jmx.enabled=true",
				"management.endpoints.web.exposure.include=health",
				"management.endpoints.jmx.exposure.include=corsrevisions")) {
			assertThat(application.context().getBeansOfType(CorsRevisionsEndpoint.class)).isNotEmpty();
			assertThat(application.client().send("POST", "/actuator/health", "Origin", A).status()).isEqualTo(405);
			assertThat(
					application.client().send("POST", "/orders", "Origin", A, "Sec-Fetch-Site", "cross-site").status())
				.isEqualTo(404);
		}
	}

	@ParameterizedTest
	@EnumSource(Server.class)
	void aPolicyWithCredentialsThatOwnsThePathStopsTheStart(Server server) {
		assertThatThrownBy(() -> start(server, WRITABLE, "cors.allow-credentials=true").close())
			.hasMessageContaining("cors.allow-credentials")
			.hasMessageContaining("The policy owns /actuator/corsrevisions")
			.hasMessageContaining("REVISIONS_OPEN");
		start(server, WRITABLE, "cors.allow-credentials=true", "cors.paths=/api/**").close();
		start(server, "cors.allow-credentials=true").close();
	}

	@Test
	void codeThatReplacesPoliciesIsSeen() {
		try (RunningApplication application = start(Server.TOMCAT)) {
			application.context()
				.getBean(CorsPolicyRegistry.class)
				.replace(List.of(CorsPolicy.builder("own").allowedOrigins(B).build()));
			assertThat(application.context().getBean(CorsRevisions.class).list()).extracting(CorsRevision::source)
				.containsExactly("code", "start");
		}
	}

	@Test
	void theLastTwentyAreRemembered() {
		try (RunningApplication application = start(Server.TOMCAT)) {
			for (int i = 0; i < 30; i++) {
				refresh(application, "https://t" + i + ".example.com");
			}
			assertThat(application.context().getBean(CorsRevisions.class).list()).hasSize(20)
				.first()
				.extracting(CorsRevision::number)
				.isEqualTo(31L);
		}
	}

	@Test
	void changesAreEventsAuditsMetersHealthAndInfo() {
		try (RunningApplication application = start(Server.TOMCAT, "management.endpoint.health.show-details=always",
				WRITABLE)) {
			refresh(application, B);
			refresh(application, B);
			refresh(application, "nonsense");
			refresh(application, "nonsense");
			restore(application, 1, hash(application));
			ConfigurableApplicationContext context = application.context();
			assertThat(context.getBean(Heard.class).revisions).extracting((revision) -> revision.state().toString())
				.containsExactly("active", "rejected", "restored");
			assertThat(context.getBean(AuditEventRepository.class).find("cors", null, null))
				.extracting((event) -> event.getType())
				.containsExactly("CORS_CHANGED", "CORS_REJECTED", "CORS_RESTORED");
			MeterRegistry meters = context.getBean(MeterRegistry.class);
			assertThat(meters.get("cors.reloads").tags("source", "refresh", "outcome", "applied").counter().count())
				.isEqualTo(1);
			assertThat(meters.get("cors.reloads").tags("source", "refresh", "outcome", "unchanged").counter().count())
				.isEqualTo(1);
			assertThat(meters.get("cors.reloads").tags("source", "refresh", "outcome", "rejected").counter().count())
				.isEqualTo(2);
			assertThat(meters.get("cors.revision.age").timeGauge().value()).isBetween(0.0, 60.0);
			assertThat(application.client().send("GET", "/actuator/health").body())
				.contains("\"corsPolicy\":{\"details\":{\"revision\":4,\"hash\":\"" + hash(application)
						+ "\",\"state\":\"restored\"");
			assertThat(application.client().send("GET", "/actuator/info").body()).contains("\"cors\":{")
				.contains("\"hash\":\"" + hash(application) + "\"");
		}
	}

	private static RunningApplication start(Server server, String... properties) {
		return RunningApplication.on(server)
			.with(Application.class)
			.properties("cors.allowed-origins=" + A, "management.endpoints.web.exposure.include=*")
			.properties(properties)
			.start();
	}

	/**
	 * Change the environment as a refresh of Spring Cloud does.
	 */
	private static void refresh(RunningApplication application, String origins) {
		ConfigurableApplicationContext context = application.context();
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("refreshed", Map.of("cors.allowed-origins", origins)));
		context.publishEvent(new EnvironmentChangeEvent(context, Set.of()));
	}

	private static RawResponse restore(RunningApplication application, long number, String hash, String... headers) {
		String body = "{\"restore\":" + number + ",\"expected\":\"" + hash + "\"}";
		List<String> all = new ArrayList<>(List.of("Content-Type", "application/json"));
		all.addAll(Arrays.asList(headers));
		return application.client().post(PATH, body, all.toArray(String[]::new));
	}

	private static String hash(RunningApplication application) {
		return application.context().getBean(CorsRevisions.class).active().hash();
	}

	private static List<String> origins(RunningApplication application) {
		CorsPolicy policy = application.context().getBean(CorsPolicyRegistry.class).policy("default");
		return (policy != null) ? policy.allowedOrigins() : List.of();
	}

	@EnableAutoConfiguration
	static class Application {

		@Bean
		AuditEventRepository auditEventRepository() {
			return new InMemoryAuditEventRepository();
		}

		@Bean
		Heard heard() {
			return new Heard();
		}

	}

	/**
	 * Remembers the changes that were published.
	 */
	static class Heard {

		final List<CorsRevision> revisions = new ArrayList<>();

		@EventListener
		void onChange(CorsPoliciesChangedEvent event) {
			this.revisions.add(event.revision());
		}

	}

}
