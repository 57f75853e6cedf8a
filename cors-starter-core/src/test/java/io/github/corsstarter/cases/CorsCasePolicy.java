package io.github.corsstarter.cases;

import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsToleration;

/**
 * A policy in the words that all CORS libraries share. A list that is missing leaves the
 * default in place; an empty one means none.
 *
 * @param allowedOrigins origin patterns
 * @param allowedMethods the methods beyond {@code GET}, {@code HEAD} and {@code POST}
 * unless {@link CorsCaseOther#exactMethods()}
 * @param allowedHeaders request headers
 * @param exposedHeaders response headers
 * @param allowCredentials whether credentials are allowed
 * @param maxAgeSeconds seconds or nothing
 * @param tolerate the mistakes that the policy makes on purpose
 * @param other what not all libraries have
 */
public record CorsCasePolicy(List<String> allowedOrigins, List<String> allowedMethods, List<String> allowedHeaders,
		List<String> exposedHeaders, boolean allowCredentials, Integer maxAgeSeconds, Set<CorsToleration> tolerate,
		CorsCaseOther other) {

	public CorsCasePolicy {
		allowedOrigins = List.copyOf(allowedOrigins);
		tolerate = (tolerate != null) ? Set.copyOf(tolerate) : Set.of();
		other = (other != null) ? other : CorsCaseOther.NONE;
	}

	CorsPolicy toPolicy(String name, String prefix, boolean insecure) {
		CorsPolicy.Builder builder = CorsPolicy.builder(name)
			.paths(this.other.paths().stream().map((path) -> prefix + path).toList())
			.allowedOrigins(this.allowedOrigins)
			.allowCredentials(this.allowCredentials)
			.refusedRequests(this.other.refusedRequests());
		addLists(builder);
		if (this.maxAgeSeconds != null) {
			builder.maxAge(Duration.ofSeconds(this.maxAgeSeconds));
		}
		Set<CorsToleration> tolerated = EnumSet.noneOf(CorsToleration.class);
		tolerated.addAll(this.tolerate);
		if (insecure) {
			tolerated.add(CorsToleration.INSECURE_ORIGINS);
		}
		return builder.tolerate(tolerated).build();
	}

	private void addLists(CorsPolicy.Builder builder) {
		if (this.allowedMethods != null) {
			builder.allowedMethods(methods());
		}
		if (this.allowedHeaders != null) {
			builder.allowedHeaders(this.allowedHeaders);
		}
		if (this.exposedHeaders != null) {
			builder.exposedHeaders(this.exposedHeaders);
		}
	}

	private Set<String> methods() {
		Set<String> methods = new LinkedHashSet<>();
		if (!this.other.exactMethods()) {
			methods.addAll(List.of("GET", "HEAD", "POST"));
		}
		methods.addAll(this.allowedMethods);
		return methods;
	}

}
