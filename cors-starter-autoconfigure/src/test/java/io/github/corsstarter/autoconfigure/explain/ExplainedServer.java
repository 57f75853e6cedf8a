package io.github.corsstarter.autoconfigure.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import io.github.corsstarter.explain.RequestMode;
import io.github.corsstarter.validation.CorsViolation;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An application on a real server whose answers are compared with their explanations.
 */
final class ExplainedServer implements AutoCloseable {

	private final RunningApplication application;

	private ExplainedServer(RunningApplication application) {
		this.application = application;
	}

	static ExplainedServer start(Server server, Class<?> configuration, String... properties) {
		return start(RunningApplication.on(server), configuration, properties);
	}

	/**
	 * Start an application with Spring Security.
	 */
	static ExplainedServer secured(Server server, Class<?> configuration, String... properties) {
		return start(RunningApplication.on(server).secured(), configuration, properties);
	}

	private static ExplainedServer start(RunningApplication.Builder builder, Class<?> configuration,
			String... properties) {
		return new ExplainedServer(builder.with(Application.class, configuration)
			.properties("management.endpoints.web.exposure.include=*")
			.properties(properties)
			.start());
	}

	int port() {
		return port("local.server.port");
	}

	int managementPort() {
		return port("local.management.port");
	}

	private int port(String property) {
		return this.application.context().getEnvironment().getRequiredProperty(property, Integer.class);
	}

	CorsExplainer explainer() {
		return this.application.context().getBean(CorsExplainer.class);
	}

	List<CorsViolation> warnings() {
		return explainer().warnings();
	}

	CorsExplanation explain(String method, String path, String origin, HeaderField... headers) {
		return explain(method, port(), path, origin, headers);
	}

	/**
	 * Explain a request of a script, send it as the browser would, and compare.
	 * @return the explanation
	 */
	CorsExplanation explain(String method, int port, String path, String origin, HeaderField... headers) {
		BrowserRequest request = new BrowserRequest(origin, method, List.of(headers), false, false);
		CorsExplanation explanation = explainer().explain("http://localhost:" + port + path, request);
		if (explanation.browser().preflightNeeded()) {
			RawResponse received = compare(explanation.preflight(), "OPTIONS", port, path,
					explanation.browser().preflightPasses());
			assertVerdict(Browser.preflight(request, "", received.status(), received.fields()).passes(),
					explanation.browser().preflightPasses(), path);
		}
		if (!Boolean.FALSE.equals(explanation.browser().sent())) {
			RawResponse received = compare(explanation.actual(), method, port, path, explanation.browser().readable());
			assertVerdict(Browser.response(request, "", received.fields()).readable(), explanation.browser().readable(),
					path);
		}
		return explanation;
	}

	/**
	 * What is said has to be so. Whether what is unknown is readable is for the tests.
	 */
	private static void assertVerdict(boolean real, Boolean explained, String path) {
		if (explained != null) {
			assertThat(explained).as(path).isEqualTo(real);
		}
	}

	/**
	 * Whether a script can really read the response.
	 */
	boolean isReadable(String method, String path, String origin) {
		BrowserRequest request = new BrowserRequest(origin, method, List.of(), false, false);
		RawResponse response = send(port(), method, path, List.of(new HeaderField("Origin", origin)));
		return Browser.response(request, "", response.fields()).readable();
	}

	private RawResponse compare(Answer answer, String method, int port, String path, Boolean verdict) {
		RawResponse response = send(port, method, path, answer.requestHeaders());
		if (verdict != null) {
			assertThat(cors(response.fields())).as(path).isEqualTo(cors(answer.responseHeaders()));
			assertThat(response.status()).as(path)
				.isEqualTo((answer.status() != null) ? answer.status() : response.status());
		}
		return response;
	}

	private static Map<String, List<String>> cors(List<HeaderField> fields) {
		return fields.stream()
			.filter((field) -> field.name().toLowerCase(Locale.ROOT).startsWith("access-control-"))
			.collect(Collectors.groupingBy((field) -> field.name().toLowerCase(Locale.ROOT), TreeMap::new,
					Collectors.mapping(HeaderField::value, Collectors.toList())));
	}

	/**
	 * Explain a handshake and send it.
	 * @return the explanation
	 */
	CorsExplanation handshake(String path, String origin) {
		CorsExplanation explanation = explainer().explain("ws://localhost:" + port() + path,
				new BrowserRequest(origin, "GET", List.of(), false, false));
		int status = send(port(), "GET", path, explanation.actual().requestHeaders()).status();
		if (explanation.browser().readable() != null) {
			assertThat(status == 101).as(path + " from " + origin + ": " + status)
				.isEqualTo(explanation.browser().readable());
		}
		return explanation;
	}

	/**
	 * Explain a form post and send it.
	 * @return the explanation
	 */
	CorsExplanation formPost(String path, String origin) {
		CorsExplanation explanation = explainer().explain("http://localhost:" + port() + path,
				new BrowserRequest(origin, "POST", List.of(), false, false), RequestMode.NAVIGATE);
		int status = send(port(), "POST", path, explanation.actual().requestHeaders()).status();
		assertThat(status != 403).isEqualTo(explanation.browser().readable());
		return explanation;
	}

	private static RawResponse send(int port, String method, String path, List<HeaderField> fields) {
		return new RawClient(port).send(method, path,
				fields.stream().flatMap((field) -> Stream.of(field.name(), field.value())).toArray(String[]::new));
	}

	@Override
	public void close() {
		this.application.close();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
