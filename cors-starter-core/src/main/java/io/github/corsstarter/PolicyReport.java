package io.github.corsstarter;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsViolation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with one policy.
 */
final class PolicyReport {

	private static final Object[] NONE = {};

	private final CorsPolicy policy;

	private final List<CorsViolation> violations = new ArrayList<>();

	PolicyReport(CorsPolicy policy) {
		this.policy = policy;
	}

	CorsPolicy policy() {
		return this.policy;
	}

	List<CorsViolation> violations() {
		return this.violations;
	}

	void add(ViolationCode code, String key, @Nullable String value) {
		add(code, key, value, NONE, NONE, List.of());
	}

	/**
	 * Add a violation that is mended by writing other entries.
	 */
	void addReplacement(ViolationCode code, String key, String value, List<String> suggestions) {
		String repair = suggestions.isEmpty() ? "Remove the entry." : use(suggestions);
		add(code, key, value, NONE, new Object[] { repair }, suggestions);
	}

	void add(ViolationCode code, String key, @Nullable String value, Object[] sentence, Object[] repair,
			List<String> suggestions) {
		add(code.name(), code.severity(), key, value, code.sentence(sentence), code.repair(repair), suggestions);
	}

	void add(String code, Severity severity, String key, @Nullable String value, String sentence, String repair,
			List<String> suggestions) {
		CorsPolicySource source = this.policy.source();
		String location = source.location(key);
		this.violations.add(new CorsViolation(this.policy.name(), source.property(key), value, code, severity, sentence,
				repair, suggestions, (location != null) ? location : source.location("")));
	}

	static String use(List<String> suggestions) {
		return "Use `" + String.join("` and `", suggestions) + "`.";
	}

	/**
	 * The name and place of a property, to point at it from another one's violation.
	 */
	static String place(CorsPolicy policy, String key) {
		String property = policy.source().location(key);
		String location = (property != null) ? property : policy.source().location("");
		return "`" + policy.source().property(key) + "` of policy `" + policy.name() + "`"
				+ ((location != null) ? " (" + location + ")" : "");
	}

}
