package io.github.corsstarter;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the pages of some origins may do on some paths. An immutable description that a
 * registry validates.
 */
public final class CorsPolicy {

	/**
	 * The name of the policy whose properties are directly under {@code cors.}.
	 */
	public static final String DEFAULT_NAME = "default";

	private static final String NOBODY = "none";

	private final Builder values;

	private CorsPolicy(Builder builder) {
		this.values = new Builder(builder);
	}

	/**
	 * Start a policy with the defaults: all paths, no origins, the methods {@code GET},
	 * {@code HEAD}, {@code POST}, {@code PUT}, {@code PATCH} and {@code DELETE}, the
	 * request headers {@code Accept}, {@code Authorization}, {@code Content-Type} and
	 * {@code X-Requested-With}, no exposed headers, no credentials, 30 minutes.
	 * @param name the name, unique in a registry
	 * @return a builder
	 */
	public static Builder builder(String name) {
		return new Builder(name);
	}

	/**
	 * Start a policy with the values of this one.
	 * @return a builder
	 */
	public Builder toBuilder() {
		return new Builder(this.values);
	}

	/**
	 * The name.
	 * @return the name, unique in a registry
	 */
	public String name() {
		return this.values.name;
	}

	/**
	 * The paths within the application.
	 * @return {@code PathPattern}s
	 */
	public List<String> paths() {
		return this.values.paths;
	}

	/**
	 * The origins.
	 * @return origin patterns as configured, or only {@code none}
	 * @see io.github.corsstarter.origin.OriginPattern
	 */
	public List<String> allowedOrigins() {
		return this.values.allowedOrigins;
	}

	/**
	 * Whether the only allowed origin is {@code none}.
	 * @return {@code true} if the policy allows no other origin at all
	 */
	public boolean isForNobody() {
		List<String> origins = allowedOrigins();
		return !origins.isEmpty() && origins.stream().allMatch(NOBODY::equals);
	}

	/**
	 * The sources that add origins while the application runs.
	 * @return the names of {@link CorsOriginSource}s
	 */
	public List<String> originsFrom() {
		return this.values.originsFrom;
	}

	/**
	 * The methods.
	 * @return methods, case-sensitive, or {@code *}
	 */
	public List<String> allowedMethods() {
		return this.values.allowedMethods;
	}

	/**
	 * The request headers.
	 * @return header names in any case, or {@code *}
	 */
	public List<String> allowedHeaders() {
		return this.values.allowedHeaders;
	}

	/**
	 * The response headers that scripts may read besides the safelisted ones.
	 * @return header names in any case, or {@code *}
	 */
	public List<String> exposedHeaders() {
		return this.values.exposedHeaders;
	}

	/**
	 * Whether cookies, HTTP authentication and client certificates are allowed.
	 * @return whether credentials are allowed
	 */
	public boolean allowCredentials() {
		return this.values.allowCredentials;
	}

	/**
	 * How long browsers may keep the answer to a preflight.
	 * @return a duration, used in whole seconds
	 */
	public Duration maxAge() {
		return this.values.maxAge;
	}

	/**
	 * What a refused actual request gets.
	 * @return the answer
	 */
	public RefusedRequests refusedRequests() {
		return this.values.refusedRequests;
	}

	/**
	 * The exceptions to validation.
	 * @return what is tolerated
	 */
	public Set<CorsToleration> tolerate() {
		return this.values.tolerate;
	}

	/**
	 * Where the values come from.
	 * @return the source
	 */
	public CorsPolicySource source() {
		return this.values.source;
	}

	/**
	 * All values by their properties, in the order of the documentation.
	 * @return lists of texts, booleans, and texts
	 */
	public Map<CorsProperty, Object> properties() {
		Map<CorsProperty, Object> properties = new EnumMap<>(CorsProperty.class);
		for (CorsProperty property : CorsProperty.values()) {
			properties.put(property, property.valueOf(this));
		}
		return Collections.unmodifiableMap(properties);
	}

	@Override
	public String toString() {
		return "CorsPolicy[" + name() + " " + paths() + " " + allowedOrigins() + "]";
	}

	/**
	 * Builds a {@link CorsPolicy}. Nothing is checked until a registry gets the policy,
	 * so that all mistakes are found together.
	 */
	public static final class Builder {

		private final String name;

		private List<String> paths = List.of("/**");

		private List<String> allowedOrigins = List.of();

		private List<String> originsFrom = List.of();

		private List<String> allowedMethods = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");

		private List<String> allowedHeaders = List.of("Accept", "Authorization", "Content-Type", "X-Requested-With");

		private List<String> exposedHeaders = List.of();

		private boolean allowCredentials;

		private Duration maxAge = Duration.ofMinutes(30);

		private RefusedRequests refusedRequests = RefusedRequests.REJECT;

		private Set<CorsToleration> tolerate = Set.of();

		private CorsPolicySource source = CorsPolicySource.NONE;

		private Builder(String name) {
			this.name = name;
		}

		private Builder(Builder other) {
			this.name = other.name;
			this.paths = other.paths;
			this.allowedOrigins = other.allowedOrigins;
			this.originsFrom = other.originsFrom;
			this.allowedMethods = other.allowedMethods;
			this.allowedHeaders = other.allowedHeaders;
			this.exposedHeaders = other.exposedHeaders;
			this.allowCredentials = other.allowCredentials;
			this.maxAge = other.maxAge;
			this.refusedRequests = other.refusedRequests;
			this.tolerate = other.tolerate;
			this.source = other.source;
		}

		/**
		 * The name of the policy that is built.
		 * @return the name
		 */
		public String name() {
			return this.name;
		}

		/**
		 * Set the paths within the application.
		 * @param paths {@code PathPattern}s
		 * @return this builder
		 */
		public Builder paths(Collection<String> paths) {
			this.paths = List.copyOf(paths);
			return this;
		}

		/**
		 * Set the paths within the application.
		 * @param paths {@code PathPattern}s
		 * @return this builder
		 */
		public Builder paths(String... paths) {
			return paths(List.of(paths));
		}

		/**
		 * Set the origins.
		 * @param origins origin patterns
		 * @return this builder
		 */
		public Builder allowedOrigins(Collection<String> origins) {
			this.allowedOrigins = List.copyOf(origins);
			return this;
		}

		/**
		 * Set the origins.
		 * @param origins origin patterns
		 * @return this builder
		 */
		public Builder allowedOrigins(String... origins) {
			return allowedOrigins(List.of(origins));
		}

		/**
		 * Set the sources that add origins while the application runs.
		 * @param originsFrom the names of {@link CorsOriginSource}s
		 * @return this builder
		 */
		public Builder originsFrom(Collection<String> originsFrom) {
			this.originsFrom = List.copyOf(originsFrom);
			return this;
		}

		/**
		 * Set the sources that add origins while the application runs.
		 * @param originsFrom the names of {@link CorsOriginSource}s
		 * @return this builder
		 */
		public Builder originsFrom(String... originsFrom) {
			return originsFrom(List.of(originsFrom));
		}

		/**
		 * Set the methods.
		 * @param methods methods or {@code *}
		 * @return this builder
		 */
		public Builder allowedMethods(Collection<String> methods) {
			this.allowedMethods = List.copyOf(methods);
			return this;
		}

		/**
		 * Set the methods.
		 * @param methods methods or {@code *}
		 * @return this builder
		 */
		public Builder allowedMethods(String... methods) {
			return allowedMethods(List.of(methods));
		}

		/**
		 * Set the request headers.
		 * @param headers header names or {@code *}
		 * @return this builder
		 */
		public Builder allowedHeaders(Collection<String> headers) {
			this.allowedHeaders = List.copyOf(headers);
			return this;
		}

		/**
		 * Set the request headers.
		 * @param headers header names or {@code *}
		 * @return this builder
		 */
		public Builder allowedHeaders(String... headers) {
			return allowedHeaders(List.of(headers));
		}

		/**
		 * Set the response headers that scripts may read.
		 * @param headers header names or {@code *}
		 * @return this builder
		 */
		public Builder exposedHeaders(Collection<String> headers) {
			this.exposedHeaders = List.copyOf(headers);
			return this;
		}

		/**
		 * Set the response headers that scripts may read.
		 * @param headers header names or {@code *}
		 * @return this builder
		 */
		public Builder exposedHeaders(String... headers) {
			return exposedHeaders(List.of(headers));
		}

		/**
		 * Set whether cookies, HTTP authentication and client certificates are allowed.
		 * @param allowCredentials whether credentials are allowed
		 * @return this builder
		 */
		public Builder allowCredentials(boolean allowCredentials) {
			this.allowCredentials = allowCredentials;
			return this;
		}

		/**
		 * Set how long browsers may keep the answer to a preflight.
		 * @param maxAge from zero, which turns the cache off, to 24 hours
		 * @return this builder
		 */
		public Builder maxAge(Duration maxAge) {
			this.maxAge = maxAge;
			return this;
		}

		/**
		 * Set what a refused actual request gets.
		 * @param refusedRequests the answer
		 * @return this builder
		 */
		public Builder refusedRequests(RefusedRequests refusedRequests) {
			this.refusedRequests = refusedRequests;
			return this;
		}

		/**
		 * Set the exceptions to validation.
		 * @param tolerate what is tolerated
		 * @return this builder
		 */
		public Builder tolerate(Collection<CorsToleration> tolerate) {
			this.tolerate = tolerate.isEmpty() ? Set.of() : Set.copyOf(EnumSet.copyOf(tolerate));
			return this;
		}

		/**
		 * Set the exceptions to validation.
		 * @param tolerate what is tolerated
		 * @return this builder
		 */
		public Builder tolerate(CorsToleration... tolerate) {
			return tolerate(List.of(tolerate));
		}

		/**
		 * Set where the values come from.
		 * @param source the source
		 * @return this builder
		 */
		public Builder source(CorsPolicySource source) {
			this.source = source;
			return this;
		}

		/**
		 * Build the policy.
		 * @return an immutable policy
		 */
		public CorsPolicy build() {
			return new CorsPolicy(this);
		}

	}

}
