package io.github.corsstarter.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation;

import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * The sample's configuration, from which the outputs in the documentation come.
 */
final class SampleShop {

	private static final String CONFIGURATION = "cors-starter-sample/src/main/resources/application.yml";

	private SampleShop() {
	}

	/**
	 * What the sample says to the call of {@code corsexplain} in a command.
	 */
	static String summary(String command) {
		return explain(command).summary().replace("Byte array resource", "class path resource");
	}

	/**
	 * What the sample answers to the call of {@code corsexplain} in a command.
	 */
	static CorsExplanation explain(String command) {
		Map<String, String> query = UriComponentsBuilder.fromUriString(command.split("'")[1])
			.build()
			.getQueryParams()
			.toSingleValueMap();
		CorsExplanation[] explanation = new CorsExplanation[1];
		runner().run((context) -> explanation[0] = context.getBean(CorsExplainer.class)
			.explain(query.get("path"), request(query)));
		return explanation[0];
	}

	private static BrowserRequest request(Map<String, String> query) {
		List<HeaderField> headers = Stream.of(query.getOrDefault("headers", "").split(","))
			.filter((name) -> !name.isEmpty())
			.map((name) -> new HeaderField(name, name.equals("Content-Type") ? "application/json" : "x"))
			.toList();
		return new BrowserRequest(query.get("origin"), query.getOrDefault("method", "GET"), headers,
				Boolean.parseBoolean(query.get("credentials")), false);
	}

	/**
	 * Let the sample hear of a request.
	 */
	static void receive(CorsRequest request) {
		runner().run((context) -> {
			CorsPolicyRegistry registry = context.getBean(CorsPolicyRegistry.class);
			context.getBeansOfType(CorsDecisionListener.class)
				.values()
				.forEach((listener) -> Heard.by(registry, request, listener));
		});
	}

	private static WebApplicationContextRunner runner() {
		return ConfiguredPolicies.runner(Documentation.page(CONFIGURATION).text());
	}

}
