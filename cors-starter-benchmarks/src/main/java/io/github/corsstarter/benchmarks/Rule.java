package io.github.corsstarter.benchmarks;

import java.util.List;

/**
 * What one policy says, in words that every contestant understands.
 *
 * @param path the path pattern
 * @param origins exact origins and patterns such as {@code https://*.example.com}
 * @param headers the request headers that are allowed
 * @param credentials whether cookies are allowed
 */
record Rule(String path, List<String> origins, List<String> headers, boolean credentials) {

	static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

	static Rule of(List<String> origins) {
		return new Rule("/**", origins, List.of("Authorization", "Content-Type", "X-Tenant"), true);
	}

	Rule at(String path) {
		return new Rule(path, this.origins, this.headers, this.credentials);
	}

	Rule withHeaders(List<String> headers) {
		return new Rule(this.path, this.origins, headers, this.credentials);
	}

	Rule withoutCredentials() {
		return new Rule(this.path, this.origins, this.headers, false);
	}

	/**
	 * The origins that are compared as a whole.
	 */
	List<String> exactOrigins() {
		return this.origins.stream().filter((origin) -> !origin.contains("*")).toList();
	}

	/**
	 * What the hosts of subdomains end with, the dot included.
	 */
	List<String> subdomainSuffixes() {
		return this.origins.stream()
			.filter((origin) -> origin.contains("*"))
			.map((origin) -> origin.substring(origin.indexOf('*') + 1))
			.toList();
	}

}
