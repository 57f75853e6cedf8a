package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRefusalReason.Subject;
import io.github.corsstarter.explain.Target.Server;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.origin.OriginTable;
import org.jspecify.annotations.Nullable;

/**
 * Asks the code that serves requests what a policy allows.
 */
final class PolicyProbe {

	/**
	 * An origin that is always valid, for questions about everything else.
	 */
	static final String ORIGIN = "https://probe.invalid";

	private final CorsPolicyRegistry registry;

	PolicyProbe(CorsPolicy policy) {
		this.registry = new CorsPolicyRegistry(List.of(CorsPolicy.builder(policy.name())
			.allowedOrigins(ORIGIN)
			.allowedMethods(policy.allowedMethods())
			.allowedHeaders(policy.allowedHeaders())
			.build()));
	}

	boolean allowsMethod(String method) {
		return !Refusals.is(Subject.METHOD, decide(preflight(method)));
	}

	boolean allowsHeader(String name) {
		List<HeaderField> fields = new ArrayList<>(preflight("GET"));
		fields.add(new HeaderField(HeaderNames.REQUEST_HEADERS, name));
		return !Refusals.is(Subject.HEADERS, decide(fields));
	}

	private static List<HeaderField> preflight(String method) {
		return List.of(new HeaderField(HeaderNames.ORIGIN, ORIGIN),
				new HeaderField(HeaderNames.REQUEST_METHOD, method));
	}

	private CorsDecision decide(List<HeaderField> fields) {
		return decide(this.registry, "OPTIONS", "/", fields);
	}

	/**
	 * The entry of a policy that matches an origin.
	 */
	static @Nullable String matchingOrigin(CorsPolicy policy, String origin) {
		return origins(policy).find(origin);
	}

	/**
	 * The origins of a policy, each with the entry that matches it.
	 */
	static OriginTable<String> origins(CorsPolicy policy) {
		Map<OriginPattern, String> patterns = new LinkedHashMap<>();
		policy.allowedOrigins().forEach((entry) -> put(patterns, entry));
		return new OriginTable<>(patterns);
	}

	private static void put(Map<OriginPattern, String> patterns, String entry) {
		try {
			patterns.put(OriginPattern.parse(entry), entry);
		}
		catch (InvalidOriginPatternException ex) {
			// The word that excludes all other origins matches none.
		}
	}

	/**
	 * The decision of a registry on a request to a path.
	 */
	static CorsDecision decide(CorsPolicyRegistry registry, String method, String path, List<HeaderField> fields) {
		Target target = new Target(null, path, path, false, Server.APPLICATION);
		return registry.decide(new ExplainedRequest(method, target, fields));
	}

}
