package io.github.corsstarter.autoconfigure.explain;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.autoconfigure.explain.SpringRule.Grant;
import io.github.corsstarter.explain.ApplicationGrant;
import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;

/**
 * Says in the terms of a policy what a configuration of Spring's grants.
 */
final class SpringGrants {

	private static final List<String> ANY = List.of(CorsConfiguration.ALL);

	/**
	 * What browsers do without the header.
	 */
	private static final Duration NO_MAX_AGE = Duration.ofSeconds(5);

	private static final Duration LONGEST_MAX_AGE = Duration.ofHours(24);

	private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");

	private SpringGrants() {
	}

	static ApplicationGrant of(Grant grant) {
		CorsConfiguration configuration = grant.configuration();
		boolean credentials = Boolean.TRUE.equals(configuration.getAllowCredentials());
		OriginEquivalents origins = new OriginEquivalents(configuration, credentials);
		List<String> differences = new ArrayList<>(origins.differences());
		List<String> exposed = exposed(list(configuration.getExposedHeaders()), credentials, differences);
		if (Boolean.TRUE.equals(configuration.getAllowPrivateNetwork())) {
			differences.add("`allowPrivateNetwork` has no equivalent: browsers do not ask for it any more.");
		}
		return new ApplicationGrant(grant.path(), origins.list(), methods(configuration, grant.methods()),
				headers(configuration), exposed, credentials, maxAge(configuration.getMaxAge()), differences);
	}

	private static List<String> list(@Nullable List<String> values) {
		return (values != null) ? values.stream().distinct().toList() : List.of();
	}

	/**
	 * The methods that are allowed and served. Where handlers serve {@code GET}, they
	 * serve {@code HEAD} too.
	 */
	private static Set<String> methods(CorsConfiguration configuration, Set<String> served) {
		List<String> configured = list(configuration.getAllowedMethods());
		List<String> allowed = configured.isEmpty() ? List.of("GET", "HEAD") : configured;
		boolean any = allowed.contains(CorsConfiguration.ALL);
		if (served.isEmpty()) {
			return new LinkedHashSet<>(any ? ANY : sent(allowed));
		}
		Set<String> methods = new LinkedHashSet<>(sent(any ? served.stream().sorted().toList() : allowed));
		methods.removeIf((method) -> !served.contains(method) && !(method.equals("HEAD") && served.contains("GET")));
		return methods;
	}

	private static List<String> sent(List<String> methods) {
		return methods.stream().filter((method) -> !FORBIDDEN_METHODS.contains(method)).toList();
	}

	private static List<String> headers(CorsConfiguration configuration) {
		List<String> headers = list(configuration.getAllowedHeaders());
		return headers.contains(CorsConfiguration.ALL) ? ANY : headers;
	}

	private static List<String> exposed(List<String> exposed, boolean credentials, List<String> differences) {
		if (!exposed.contains(CorsConfiguration.ALL)) {
			return exposed;
		}
		if (!credentials) {
			return ANY;
		}
		differences.add("With credentials, browsers take `*` in the exposed headers for a name, so it exposes nothing. "
				+ "Name the headers that scripts read.");
		return exposed.stream().filter((name) -> !name.equals(CorsConfiguration.ALL)).toList();
	}

	private static Duration maxAge(@Nullable Long seconds) {
		if (seconds == null) {
			return NO_MAX_AGE;
		}
		Duration maxAge = Duration.ofSeconds(Math.max(0, seconds));
		return (maxAge.compareTo(LONGEST_MAX_AGE) > 0) ? LONGEST_MAX_AGE : maxAge;
	}

}
