package io.github.corsstarter.explain;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsToleration;

/**
 * What a rule of the application grants on a path, in the terms of a policy.
 *
 * @param path a path pattern within the application
 * @param origins the allowed origins, none if no other origin is allowed
 * @param methods the allowed methods, or {@code *}
 * @param headers the allowed request headers, or {@code *}
 * @param exposedHeaders the response headers that scripts may read, or {@code *}
 * @param credentials whether credentials are allowed
 * @param maxAge how long browsers keep the answer to a preflight
 * @param differences sentences about what a policy does not say in the same way
 */
public record ApplicationGrant(String path, List<String> origins, Set<String> methods, List<String> headers,
		List<String> exposedHeaders, boolean credentials, Duration maxAge, List<String> differences) {

	/**
	 * Copies the collections.
	 * @param path a path pattern
	 * @param origins the allowed origins
	 * @param methods the allowed methods
	 * @param headers the allowed request headers
	 * @param exposedHeaders the exposed response headers
	 * @param credentials whether credentials are allowed
	 * @param maxAge how long browsers keep the answer to a preflight
	 * @param differences what a policy does not say in the same way
	 */
	public ApplicationGrant {
		origins = List.copyOf(origins);
		methods = methods.contains("*") ? Set.of("*") : Collections.unmodifiableSet(new LinkedHashSet<>(methods));
		headers = List.copyOf(headers);
		exposedHeaders = List.copyOf(exposedHeaders);
		differences = List.copyOf(differences);
	}

	ApplicationGrant withPath(String path) {
		return new ApplicationGrant(path, this.origins, this.methods, this.headers, this.exposedHeaders,
				this.credentials, this.maxAge, this.differences);
	}

	ApplicationGrant withMethods(Set<String> methods) {
		return new ApplicationGrant(this.path, this.origins, methods, this.headers, this.exposedHeaders,
				this.credentials, this.maxAge, this.differences);
	}

	/**
	 * The policy that grants the same.
	 */
	CorsPolicy policy(String name, List<String> paths) {
		boolean opaque = this.origins.contains("null");
		return CorsPolicy.builder(name)
			.paths(paths)
			.allowedOrigins(this.origins.isEmpty() ? List.of("none") : this.origins)
			.allowedMethods(this.methods)
			.allowedHeaders(this.headers)
			.exposedHeaders(this.exposedHeaders)
			.allowCredentials(this.credentials)
			.maxAge(this.maxAge)
			.tolerate(opaque ? Set.of(CorsToleration.NULL_ORIGIN) : Set.of())
			.build();
	}

}
