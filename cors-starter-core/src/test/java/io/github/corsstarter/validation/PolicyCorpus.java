package io.github.corsstarter.validation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads policies that the tests of other projects know.
 */
final class PolicyCorpus {

	private PolicyCorpus() {
	}

	static List<JsonNode> read(String name) {
		try (InputStream json = PolicyCorpus.class.getResourceAsStream("/cases/" + name)) {
			return JsonMapper.shared().readTree(json).valueStream().toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Translate a policy.
	 * @param policy the policy in neutral form
	 * @param exactMethods whether the methods are meant as they stand, not beside the
	 * three that need no preflight
	 */
	static CorsPolicy policy(JsonNode policy, boolean exactMethods) {
		Set<String> methods = new LinkedHashSet<>(exactMethods ? List.of() : List.of("GET", "HEAD", "POST"));
		methods.addAll(strings(policy, "allowedMethods"));
		CorsPolicy.Builder builder = CorsPolicy.builder("p")
			.allowedOrigins(strings(policy, "allowedOrigins"))
			.allowedMethods(exactMethods ? strings(policy, "allowedMethods") : List.copyOf(methods))
			.allowedHeaders(strings(policy, "allowedHeaders"))
			.exposedHeaders(strings(policy, "exposedHeaders"))
			.allowCredentials(policy.path("allowCredentials").booleanValue());
		JsonNode maxAge = policy.path("maxAgeSeconds");
		return (maxAge.isNumber() ? builder.maxAge(Duration.ofSeconds(maxAge.longValue())) : builder).build();
	}

	static List<String> strings(JsonNode policy, String name) {
		return policy.path(name).valueStream().map(JsonNode::asString).toList();
	}

}
