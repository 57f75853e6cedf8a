package io.github.corsstarter.validation;

import java.util.List;

import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.internal.text.Sanitizer;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong, or at least suspicious, in a configuration.
 *
 * @param code what kind of mistake it is
 * @param policy the name of the policy, empty where no policy is concerned
 * @param property the full name of the property with index, such as
 * {@code cors.policies.storefront.allowed-origins[1]}
 * @param target the property of the policy, or {@code null} where the name is not one of
 * a policy's properties
 * @param index the index in the list that the target is, or {@code null} for the whole
 * property
 * @param value the value as configured or {@code null} if there is none
 * @param sentence what is wrong
 * @param repair what to do
 * @param suggestions valid entries to write instead of this one; empty where the
 * intention is not clear
 * @param meant the full name of the property that was probably meant, or {@code null}
 * where the intention is not clear or the name is right
 * @param settled whether the policies are complete without the line: what it means is
 * already in them, or it changes nothing
 * @param location file and line, environment variable or bean, or {@code null} if unknown
 */
public record CorsViolation(Code code, String policy, String property, @Nullable CorsProperty target,
		@Nullable Integer index, @Nullable String value, String sentence, String repair, List<String> suggestions,
		@Nullable String meant, boolean settled, @Nullable String location) {

	/**
	 * Create a violation.
	 * @param code the kind of mistake
	 * @param policy the name of the policy
	 * @param property the full name of the property
	 * @param target the property of the policy
	 * @param index the index in the list
	 * @param value the value
	 * @param sentence what is wrong
	 * @param repair what to do
	 * @param suggestions what to write instead
	 * @param meant the name that was probably meant
	 * @param settled whether the policies are complete without the line
	 * @param location where it is configured
	 */
	public CorsViolation {
		suggestions = List.copyOf(suggestions);
	}

	/**
	 * Create a violation in a line without which the policies are not complete.
	 * @param code the kind of mistake
	 * @param policy the name of the policy
	 * @param property the full name of the property
	 * @param target the property of the policy
	 * @param index the index in the list
	 * @param value the value
	 * @param sentence what is wrong
	 * @param repair what to do
	 * @param suggestions what to write instead
	 * @param meant the name that was probably meant
	 * @param location where it is configured
	 */
	public CorsViolation(Code code, String policy, String property, @Nullable CorsProperty target,
			@Nullable Integer index, @Nullable String value, String sentence, String repair, List<String> suggestions,
			@Nullable String meant, @Nullable String location) {
		this(code, policy, property, target, index, value, sentence, repair, suggestions, meant, false, location);
	}

	/**
	 * Create the violation for an entry outside policies that is not an origin pattern.
	 * @param property the full name of the entry
	 * @param value the entry as configured
	 * @param invalid what is wrong with it
	 * @param location where it is configured
	 * @return the violation
	 */
	public static CorsViolation of(String property, String value, InvalidOriginPatternException invalid,
			@Nullable String location) {
		Finding finding = Finding.invalidOrigin(invalid);
		return new CorsViolation(finding.code(), "", property, null, null, value, finding.sentence(), finding.repair(),
				finding.suggestions(), null, location);
	}

	/**
	 * Whether the application must not start.
	 * @return whether this is an error
	 */
	public boolean isError() {
		return this.code.severity() == Severity.ERROR;
	}

	@Override
	public String toString() {
		return this.property + ((this.value != null) ? " = \"" + Sanitizer.sanitize(this.value) + "\"" : "")
				+ ((this.location != null) ? " (" + this.location + ")" : "") + ": " + this.sentence + " " + this.repair
				+ " [" + this.code.name() + "]";
	}

	/**
	 * A kind of mistake.
	 */
	public interface Code {

		/**
		 * The stable name, which is also the section of the documentation.
		 * @return the name, such as {@code ORIGIN_TRAILING_SLASH}
		 */
		String name();

		/**
		 * How bad it is.
		 * @return the severity
		 */
		Severity severity();

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
		 * The application starts and logs a warning.
		 */
		WARNING

	}

}
