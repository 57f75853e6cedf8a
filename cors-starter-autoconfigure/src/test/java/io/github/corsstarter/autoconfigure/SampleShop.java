package io.github.corsstarter.autoconfigure;

import java.util.Map;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpointAutoConfiguration;
import io.github.corsstarter.autoconfigure.actuate.CorsExplainEndpoint;
import io.github.corsstarter.explain.CorsExplanation;

import org.springframework.boot.autoconfigure.AutoConfigurations;
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
		Map<String, String> query = UriComponentsBuilder.fromUriString(command.split("'")[1])
			.build()
			.getQueryParams()
			.toSingleValueMap();
		String[] summary = new String[1];
		runner().run((context) -> {
			CorsExplanation explanation = (CorsExplanation) context.getBean(CorsExplainEndpoint.class)
				.explain(query.get("path"), query.get("origin"), query.get("method"), query.get("headers"),
						query.get("credentials"))
				.getBody();
			summary[0] = explanation.summary();
		});
		return summary[0].replace("Byte array resource", "class path resource");
	}

	/**
	 * Let the sample hear of a request.
	 */
	static void receive(CorsRequest request) {
		runner().run((context) -> {
			CorsDecision decision = context.getBean(CorsPolicyRegistry.class).decide(request);
			context.getBeansOfType(CorsDecisionListener.class)
				.values()
				.forEach((listener) -> listener.onDecision(request, decision));
		});
	}

	private static WebApplicationContextRunner runner() {
		return ConfiguredPolicies.runner(Documentation.page(CONFIGURATION).text())
			.withConfiguration(AutoConfigurations.of(CorsEndpointAutoConfiguration.class));
	}

}
