package io.github.corsstarter;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * The properties of a policy, in the order of the documentation.
 */
public enum CorsProperty {

	/**
	 * The paths within the application.
	 */
	PATHS("paths", Kind.LIST, CorsPolicy::paths),

	/**
	 * The origins.
	 */
	ALLOWED_ORIGINS("allowed-origins", Kind.LIST, CorsPolicy::allowedOrigins),

	/**
	 * The sources that add origins while the application runs.
	 */
	ORIGINS_FROM("origins-from", Kind.LIST, CorsPolicy::originsFrom),

	/**
	 * The methods.
	 */
	ALLOWED_METHODS("allowed-methods", Kind.LIST, CorsPolicy::allowedMethods),

	/**
	 * The request headers.
	 */
	ALLOWED_HEADERS("allowed-headers", Kind.LIST, CorsPolicy::allowedHeaders),

	/**
	 * The response headers that scripts may read.
	 */
	EXPOSED_HEADERS("exposed-headers", Kind.LIST, CorsPolicy::exposedHeaders),

	/**
	 * Whether cookies, HTTP authentication and client certificates are allowed.
	 */
	ALLOW_CREDENTIALS("allow-credentials", Kind.VALUE, CorsPolicy::allowCredentials),

	/**
	 * How long browsers may keep the answer to a preflight.
	 */
	MAX_AGE("max-age", Kind.VALUE, (policy) -> text(policy.maxAge())),

	/**
	 * What a refused actual request gets.
	 */
	REFUSED_REQUESTS("refused-requests", Kind.VALUE, (policy) -> text(policy.refusedRequests())),

	/**
	 * The exceptions to validation.
	 */
	TOLERATE("tolerate", Kind.LIST, (policy) -> policy.tolerate().stream().sorted().map(CorsProperty::text).toList());

	private final String key;

	private final Kind kind;

	@SuppressWarnings("ImmutableEnumChecker") // The functions above have no state.
	private final Function<CorsPolicy, Object> value;

	CorsProperty(String key, Kind kind, Function<CorsPolicy, Object> value) {
		this.key = key;
		this.kind = kind;
		this.value = value;
	}

	/**
	 * The name within the policy.
	 * @return the name in kebab case, such as {@code allowed-origins}
	 */
	public String key() {
		return this.key;
	}

	/**
	 * Whether the property can have several values.
	 * @return whether this is a list
	 */
	public boolean isList() {
		return this.kind == Kind.LIST;
	}

	/**
	 * The value in a policy, as it would be configured.
	 * @param policy a policy
	 * @return a list of texts, a boolean or a text
	 */
	public Object valueOf(CorsPolicy policy) {
		return this.value.apply(policy);
	}

	/**
	 * The property of a policy as a whole.
	 * @param policy a policy
	 * @return the place
	 */
	public Place in(CorsPolicy policy) {
		return new Place(policy, this, null);
	}

	/**
	 * An entry of the list that this property is in a policy.
	 * @param policy a policy
	 * @param index the index of the entry
	 * @return the place
	 */
	public Place in(CorsPolicy policy, int index) {
		return new Place(policy, this, index);
	}

	/**
	 * Find an entry of the list that this property is in a policy.
	 * @param policy a policy
	 * @param entry the entry as configured
	 * @return the place of the first such entry or {@code null} if there is none
	 */
	public @Nullable Place find(CorsPolicy policy, String entry) {
		int index = (valueOf(policy) instanceof List<?> list) ? list.indexOf(entry) : -1;
		return (index >= 0) ? in(policy, index) : null;
	}

	/**
	 * The name of an entry of a list.
	 * @param list the name of the list
	 * @param index the index of the entry
	 * @return the name as properties files spell it
	 */
	public static String entry(String list, int index) {
		return list + "[" + index + "]";
	}

	@Override
	public String toString() {
		return this.key;
	}

	private static String text(Duration duration) {
		long seconds = duration.toSeconds();
		if (seconds != 0 && seconds % 3600 == 0) {
			return seconds / 3600 + "h";
		}
		return (seconds != 0 && seconds % 60 == 0) ? seconds / 60 + "m" : seconds + "s";
	}

	private static String text(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private enum Kind {

		LIST, VALUE

	}

	/**
	 * A property of a policy, or one entry of it, and where it is configured.
	 *
	 * @param policy the policy
	 * @param property the property
	 * @param index the index of the entry or {@code null} for the whole property
	 */
	public record Place(CorsPolicy policy, CorsProperty property, @Nullable Integer index) {

		/**
		 * The name to look for in the configuration.
		 * @return the full name, such as
		 * {@code cors.policies.storefront.allowed-origins[1]}
		 */
		public String name() {
			String prefix = this.policy.source().prefix();
			String name = prefix.isEmpty() ? this.property.key : prefix + "." + this.property.key;
			return (this.index != null) ? entry(name, this.index) : name;
		}

		/**
		 * Where to look: the place of the value itself or, for a default, of the policy.
		 * @return file and line, environment variable or bean, or {@code null} if unknown
		 */
		public @Nullable String location() {
			String location = valueLocation();
			return (location != null) ? location : this.policy.source().location();
		}

		/**
		 * Where the value itself is configured. A list is where its first entry is.
		 * @return file and line, environment variable or bean, or {@code null} if the
		 * value is a default or its place is not known
		 */
		public @Nullable String valueLocation() {
			CorsPolicySource source = this.policy.source();
			if (this.index != null) {
				return source.location(this.property, this.index);
			}
			String location = source.location(this.property);
			return (location != null) ? location : source.location(this.property, 0);
		}

		/**
		 * Whether the property is not set.
		 * @return whether the value is the default and has no place of its own
		 */
		public boolean isDefault() {
			CorsPolicy defaults = CorsPolicy.builder(this.policy.name()).build();
			return valueLocation() == null
					&& Objects.equals(this.property.valueOf(this.policy), this.property.valueOf(defaults));
		}

	}

}
