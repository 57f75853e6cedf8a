package io.github.corsstarter.autoconfigure.server;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sends paths that can be read in several ways to handlers that say who they are, and
 * compares with the policy that is configured for the handler: whatever the path, no
 * response may be more open.
 */
class PathReadingsTests {

	private static final String EVIL = "https://evil.example";

	private static final String SHOP = "https://shop.example.com";

	private static final int PATHS = 350;

	private static final List<String> PIECES = List.of("api", "account", "me", "legacy", "public", "x", "none", ".",
			"..", "..;", ";", ";a=b", "..;x=y", "%2e", "%2e%2e", ".%2e;x", "", "", "%2f", "..%2f", "%61pi", "ap%69;v=1",
			"legac%79", "%5c", "api%2faccount", "account;jsessionid=1", "%20", "API", "%3b", "ctx", "%63tx",
			"%252e%252e", "...", "..%00", ".;", "x%2f..%2f..");

	private static final Map<Server, RunningApplication> RUNNING = new EnumMap<>(Server.class);

	private static final Map<Server, RunningApplication> BELOW = new EnumMap<>(Server.class);

	@AfterAll
	static void stop() {
		RUNNING.values().forEach(RunningApplication::close);
		BELOW.values().forEach(RunningApplication::close);
	}

	private static RunningApplication application(Server server) {
		return RUNNING.computeIfAbsent(server, (key) -> start(key));
	}

	private static RunningApplication start(Server server, String... properties) {
		return RunningApplication.on(server)
			.with(Application.class)
			.properties(properties)
			.properties("cors.policies.site.paths=/**", "cors.policies.site.allowed-origins=" + EVIL,
					"cors.policies.site.allow-credentials=true", "cors.policies.api.paths=/api/**",
					"cors.policies.api.allowed-origins=" + SHOP, "cors.policies.api.allow-credentials=true",
					"cors.policies.legacy.paths=/legacy/**", "cors.policies.legacy.allowed-origins=" + SHOP,
					"cors.policies.legacy.allow-credentials=true", "cors.policies.pub.paths=/api/public/**",
					"cors.policies.pub.allowed-origins=*")
			.start();
	}

	@ParameterizedTest
	@EnumSource
	void noPathIsMoreOpenThanItsHandler(Server server) {
		check(application(server).client(), "", new Random(1));
	}

	@ParameterizedTest
	@EnumSource
	void noPathBelowAContextPathIsMoreOpenThanItsHandler(Server server) {
		RunningApplication application = BELOW.computeIfAbsent(server,
				(key) -> start(key, "server.servlet.context-path=/ctx", "spring.webflux.base-path=/ctx"));
		check(application.client(), "/ctx", new Random(2));
	}

	private static void check(RawClient client, String context, Random random) {
		AtomicInteger reached = new AtomicInteger();
		for (String path : paths(context, random)) {
			RawResponse evil = client.send("GET", path, "Origin", EVIL);
			RawResponse anyone = client.send("GET", path, "Origin", "https://anyone.example");
			String handler = String.join("", evil.header("X-Handler"));
			reached.addAndGet(handler.isEmpty() ? 0 : 1);
			if (Set.of("account", "api", "legacy").contains(handler)) {
				assertThat(evil.cors()).as("%s answered by %s", path, handler).isEmpty();
			}
			String other = String.join("", anyone.header("X-Handler"));
			if (!other.isEmpty() && !other.equals("public")) {
				assertThat(anyone.cors()).as("%s answered by %s", path, other).isEmpty();
			}
			if (handler.equals("public")) {
				assertThat(evil.header("Access-Control-Allow-Origin")).as(path).containsAnyOf("*").hasSize(1);
			}
		}
		assertThat(reached.get()).as("requests that reached a handler").isGreaterThan(10);
	}

	private static Set<String> paths(String context, Random random) {
		Set<String> paths = new LinkedHashSet<>(List.of("/api/account/..;/..;/none/x", "/api//public/x", "/;/legacy/x",
				"/;a=b/legacy/x", "/none/..%2flegacy/x", "/api/..;/unowned/x", "//legacy/x"));
		if (!context.isEmpty()) {
			paths.addAll(List.of("/%63tx/legacy/x", "/./ctx/legacy/x", "/x/../ctx/legacy/x", "/ctx;a=b/legacy/x",
					"//ctx/legacy/x", "/ctx/..;/ctx/legacy/x", "/ctx/;/legacy/x"));
		}
		while (paths.size() < PATHS) {
			List<String> segments = new ArrayList<>();
			int length = 1 + random.nextInt(5);
			for (int i = 0; i < length; i++) {
				segments.add(PIECES.get(random.nextInt(PIECES.size())));
			}
			paths.add((random.nextInt(4) == 0 ? "" : context) + "/" + String.join("/", segments));
		}
		return paths;
	}

	@ParameterizedTest
	@EnumSource
	void plainPathsAndPathsWhoseReadingsAgreeAreServed(Server server) {
		RawClient client = application(server).client();
		for (String path : List.of("/api/account/me", "/api/account/m%65", "/api/account/a;v=1", "/api/account/a%20b",
				"/api/x", "/api/account/me;jsessionid=1")) {
			assertThat(client.send("GET", path, "Origin", SHOP).header("Access-Control-Allow-Origin")).as(path)
				.containsExactly(SHOP);
			RawResponse evil = client.send("GET", path, "Origin", EVIL);
			assertThat(evil.status()).as(path).isEqualTo(403);
			assertThat(evil.body()).as(path).contains("ORIGIN_NOT_ALLOWED");
		}
		assertThat(client.send("GET", "/api/public/a", "Origin", EVIL).header("Access-Control-Allow-Origin"))
			.containsExactly("*");
	}

	@ParameterizedTest
	@EnumSource
	void whereReadingsDisagreeCrossOriginRequestsAreRefusedAndOthersPass(Server server) {
		RawClient client = application(server).client();
		for (String origin : List.of(EVIL, SHOP)) {
			RawResponse refused = client.send("GET", "/api/account/../../none/x", "Origin", origin);
			assertThat(refused.status()).isEqualTo(403);
			assertThat(refused.body()).contains("PATH_AMBIGUOUS");
			assertThat(refused.cors()).isEmpty();
			RawResponse preflight = client.send("OPTIONS", "/api/account/../../none/x", "Origin", origin,
					"Access-Control-Request-Method", "PUT");
			assertThat(preflight.status()).isEqualTo(403);
		}
		RawResponse passed = client.send("GET", "/api/account/../../none/x");
		assertThat(passed.status()).isEqualTo(200);
		assertThat(passed.header("Vary")).contains("Origin");
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Handlers.class)
	static class Application {

		@Configuration(proxyBeanMethods = false)
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		static class Servlets {

			@Bean
			ServletRegistrationBean<HttpServlet> legacy() {
				return new ServletRegistrationBean<>(new LegacyServlet(), "/legacy/*");
			}

		}

	}

	@SuppressWarnings("serial")
	static class LegacyServlet extends HttpServlet {

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) {
			response.setHeader("X-Handler", "legacy");
		}

	}

	@RestController
	static class Handlers {

		@RequestMapping("/api/account/**")
		ResponseEntity<Void> account() {
			return answer("account");
		}

		@RequestMapping("/api/**")
		ResponseEntity<Void> api() {
			return answer("api");
		}

		@RequestMapping("/api/public/**")
		ResponseEntity<Void> open() {
			return answer("public");
		}

		@RequestMapping("/legacy/**")
		ResponseEntity<Void> legacy() {
			return answer("legacy");
		}

		@RequestMapping("/**")
		ResponseEntity<Void> other() {
			return answer("other");
		}

		private static ResponseEntity<Void> answer(String name) {
			return ResponseEntity.ok().header("X-Handler", name).build();
		}

	}

}
