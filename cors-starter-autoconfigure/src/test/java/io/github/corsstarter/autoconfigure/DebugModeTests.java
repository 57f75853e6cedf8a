package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.corsstarter.autoconfigure.explain.CorsExplainAutoConfiguration;
import io.github.corsstarter.autoconfigure.logging.CorsLoggingAutoConfiguration;
import io.github.corsstarter.autoconfigure.support.ManagedApplication;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.explain.CorsAdvice;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.Refusal;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@code cors.debug} over HTTP: what a developer's browser shows.
 */
class DebugModeTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String PARTNER = "https://partner.example.org";

	private static final String EVIL = "https://evil.test";

	private static final String REFUSAL = "Cors-Refusal";

	private static final String METHOD = "Access-Control-Request-Method";

	private static final Map<Server, RunningApplication> RUNNING = new EnumMap<>(Server.class);

	@BeforeAll
	static void start() {
		for (Server server : Server.values()) {
			RUNNING.put(server, ManagedApplication.on(server).properties("cors.debug=true").start());
		}
	}

	@AfterAll
	static void stop() {
		RUNNING.values().forEach(RunningApplication::close);
	}

	@ParameterizedTest
	@EnumSource
	void refusedOriginIsExplainedInTheNetworkTab(Server server) {
		RawResponse response = preflight(server, "/partner", EVIL, "GET");
		assertThat(response.status()).isEqualTo(204);
		assertThat(response.header(REFUSAL)).containsExactly("ORIGIN_NOT_ALLOWED; "
				+ "value=\"https://evil.test\"; property=\"cors.policies.partner.allowed-origins\"");
		assertThat(response.header("Access-Control-Allow-Origin")).isEmpty();
		assertThat(console(response, EVIL, "GET")).endsWith("Response to preflight request doesn't pass access control "
				+ "check: No 'Access-Control-Allow-Origin' header is present on the requested resource.");
	}

	@ParameterizedTest
	@EnumSource
	void refusedMethodIsNamedInTheConsole(Server server) {
		RawResponse response = preflight(server, "/partner", PARTNER, "PUT");
		assertThat(response.status()).isEqualTo(204);
		assertThat(response.header(REFUSAL))
			.containsExactly("METHOD_NOT_ALLOWED; value=\"PUT\"; property=\"cors.policies.partner.allowed-methods\"");
		assertThat(console(response, PARTNER, "PUT"))
			.endsWith("Method PUT is not allowed by Access-Control-Allow-Methods in preflight response.");
	}

	@ParameterizedTest
	@EnumSource
	void refusedHeaderIsNamedInTheConsole(Server server) {
		RawResponse response = preflight(server, "/partner", PARTNER, "GET", "Access-Control-Request-Headers",
				"x-api-key");
		assertThat(response.status()).isEqualTo(204);
		assertThat(response.header(REFUSAL)).containsExactly(
				"HEADER_NOT_ALLOWED; value=\"x-api-key\"; property=\"cors.policies.partner.allowed-headers\"");
		assertThat(console(response, PARTNER, "GET", "x-api-key")).endsWith("Request header field x-api-key is not "
				+ "allowed by Access-Control-Allow-Headers in preflight response.");
	}

	@ParameterizedTest
	@EnumSource
	void headerGivesTheAdviceOfLogAndExplanation(Server server) {
		RawResponse response = preflight(server, "/api/x", SHOP, "patch");
		CorsExplainer explainer = RUNNING.get(server).context().getBean(CorsExplainer.class);
		CorsAdvice advice = explainer.adviser()
			.advise(new Refusal(CorsRefusalReason.METHOD_NOT_ALLOWED, "patch", "/api/**", "storefront", true, false,
					false));
		assertThat(advice.sentence()).startsWith("Methods are case-sensitive").endsWith("write `PATCH`.");
		assertThat(response.header(REFUSAL))
			.containsExactly("METHOD_NOT_ALLOWED; value=\"patch\"; request=\"" + advice.sentence() + "\"");
		assertThat(explainer.explain("/api/x", new BrowserRequest(SHOP, "patch", List.of(), false, false)).summary())
			.endsWith(advice.sentence());
	}

	@ParameterizedTest
	@EnumSource
	void refusedRequestIsStillRefused(Server server) {
		RawResponse response = RUNNING.get(server).client().send("GET", "/partner", "Origin", EVIL);
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).contains("ORIGIN_NOT_ALLOWED");
		assertThat(response.header(REFUSAL)).first()
			.asString()
			.startsWith("ORIGIN_NOT_ALLOWED; value=\"https://evil.test\"");
		assertThat(response.cors()).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void forwardedRequestSaysTheReasonToo(Server server) {
		RawResponse response = RUNNING.get(server).client().send("GET", "/quiet", "Origin", EVIL);
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("answer");
		assertThat(response.header(REFUSAL)).containsExactly("ORIGIN_NOT_ALLOWED; "
				+ "value=\"https://evil.test\"; property=\"cors.policies.quiet.allowed-origins\"");
	}

	@ParameterizedTest
	@EnumSource
	void allowedRequestsSayNothing(Server server) {
		assertThat(preflight(server, "/partner", PARTNER, "GET").header(REFUSAL)).isEmpty();
		assertThat(RUNNING.get(server).client().send("GET", "/partner", "Origin", PARTNER).header(REFUSAL)).isEmpty();
		assertThat(RUNNING.get(server).client().send("GET", "/partner").header(REFUSAL)).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void reasonCannotBreakOutOfTheHeader(Server server) {
		RawResponse response = preflight(server, "/partner", "https://a.test\"; x=\"\u00e9\\", "GET");
		assertThat(response.header(REFUSAL)).singleElement()
			.asString()
			.startsWith("ORIGIN_MALFORMED; value=\"https://a.test?; x=?")
			.matches("[ -~]*");
	}

	@ParameterizedTest
	@EnumSource
	void withoutDebugModeTheReasonIsKeptFromOthers(Server server) {
		try (RunningApplication application = ManagedApplication.on(server).start()) {
			RawResponse response = application.client()
				.send("OPTIONS", "/quiet", "Origin", SHOP, METHOD, "GET", "Access-Control-Request-Headers",
						"x-api-key");
			assertThat(response.status()).isEqualTo(403);
			assertThat(response.header(REFUSAL)).isEmpty();
			assertThat(response.body()).isEmpty();
		}
	}

	@Test
	void startSaysOnceThatItIsOn() {
		Logger logger = (Logger) LoggerFactory.getLogger(CorsPolicyRegistry.class);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		logger.setLevel(Level.WARN);
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsExplainAutoConfiguration.class,
					CorsLoggingAutoConfiguration.class))
			.withPropertyValues("cors.debug=true", "cors.allowed-origins=" + SHOP)
			.run((context) -> assertThat(context).hasNotFailed());
		logger.detachAppender(appender);
		logger.setLevel(null);
		assertThat(appender.list).extracting(ILoggingEvent::getFormattedMessage)
			.containsExactly("CORS debug mode is on: refusals disclose their reason to every client. Set "
					+ "'cors.debug' to false in production.");
	}

	private static RawResponse preflight(Server server, String path, String origin, String method, String... headers) {
		List<String> all = new ArrayList<>(List.of("Origin", origin, METHOD, method));
		all.addAll(List.of(headers));
		return RUNNING.get(server).client().send("OPTIONS", path, all.toArray(String[]::new));
	}

	private static String console(RawResponse response, String origin, String method, String... headers) {
		List<HeaderField> sent = List.of(headers).stream().map((name) -> new HeaderField(name, "x")).toList();
		return Browser
			.preflight(new BrowserRequest(origin, method, sent, false, true), "http://localhost/", response.status(),
					response.fields())
			.consoleMessage();
	}

}
