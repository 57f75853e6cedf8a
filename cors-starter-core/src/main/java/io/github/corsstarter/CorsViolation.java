package io.github.corsstarter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, or at least odd, in a policy.
 *
 * @param policy the name of the policy, empty where no policy is concerned
 * @param property the full name of the property with index, such as
 * {@code cors.policies.storefront.allowed-origins[1]}
 * @param value the value as configured or {@code null} if there is none
 * @param code a stable name, the section of the documentation
 * @param severity whether the application can start
 * @param sentence what is wrong
 * @param repair what to do
 * @param suggestions the entries to write instead of this one, valid themselves; empty
 * where there is no telling
 * @param location file and line, environment variable or bean, or {@code null} if unknown
 */
public record CorsViolation(String policy, String property, @Nullable String value, String code, Severity severity,
		String sentence, String repair, List<String> suggestions, @Nullable String location) {

	/**
	 * Create a violation.
	 * @param policy the name of the policy
	 * @param property the full name of the property
	 * @param value the value
	 * @param code the stable name
	 * @param severity the severity
	 * @param sentence what is wrong
	 * @param repair what to do
	 * @param suggestions what to write instead
	 * @param location where it stands
	 */
	public CorsViolation {
		suggestions = List.copyOf(suggestions);
	}

	/**
	 * Whether the application must not start.
	 * @return whether this is an error
	 */
	public boolean isError() {
		return this.severity == Severity.ERROR;
	}

	/**
	 * The name of the property within its policy.
	 * @return the name with index, such as {@code allowed-origins[1]}
	 */
	public String key() {
		return this.property.substring(this.property.lastIndexOf('.') + 1);
	}

	@Override
	public String toString() {
		return this.property + ((this.value != null) ? " = \"" + Sanitizer.sanitize(this.value) + "\"" : "")
				+ ((this.location != null) ? " (" + this.location + ")" : "") + ": " + this.sentence + " " + this.repair
				+ " [" + this.code + "]";
	}

	/**
	 * How bad a violation is.
	 */
	public enum Severity {

		/**
		 * The application does not start.
		 */
		ERROR,

		/**
		 * The application starts and says so.
		 */
		WARNING

	}

}
