package io.github.corsstarter.autoconfigure.reload;

import java.util.List;

import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.CorsViolation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * What can be wrong with a change while the application runs, apart from the
 * configuration itself.
 */
enum ReloadCode implements CorsViolation.Code {

	/**
	 * Code of the application failed, such as a customizer.
	 */
	RELOAD_FAILED("The policies cannot be read while the application runs.",
			"Look for the failure in the log, and correct the bean that causes it."),

	/**
	 * A source of origins did not answer while the application started.
	 */
	SOURCE_UNAVAILABLE("The source of origins does not answer.",
			"Start it, or let the application start without it: `at-start: snapshot` or `at-start: empty`."),

	/**
	 * A source returned a wildcard for all origins, or for none.
	 */
	SOURCE_ENTRY_NOT_ORIGIN("A source adds single origins, and neither `*` nor `none`.",
			"Write that into the configuration."),

	/**
	 * A source returned an origin for a policy that does not ask it.
	 */
	SOURCE_ENTRY_WITHOUT_POLICY("No policy with that name takes its origins from this source.",
			"Correct the name, or add the source to `origins-from` of the policy.");

	private final String sentence;

	private final String repair;

	ReloadCode(String sentence, String repair) {
		this.sentence = sentence;
		this.repair = repair;
	}

	@Override
	public Severity severity() {
		return Severity.ERROR;
	}

	CorsViolation of(String policy, String property, @Nullable String value, @Nullable String location) {
		return new CorsViolation(this, policy, property, null, null, value, this.sentence, this.repair, List.of(), null,
				location);
	}

}
