package io.github.corsstarter.autoconfigure.diagnostics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource.Kind;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The configured policies with all known fixes. It never allows more than was written:
 * all policies are in it, and a line that cannot be fixed stays as it is, so that the
 * application does not start before someone decides about it.
 */
final class CorrectedYaml {

	private static final int MAX_POLICIES = 50;

	private static final int MAX_LENGTH = 50_000;

	private static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("cors");

	private static final Set<String> RESERVED = Set.of("true", "false", "yes", "no", "on", "off", "null", "y", "n");

	private final YamlLines yaml = new YamlLines();

	private final PolicyErrors errors;

	private boolean whole = true;

	private CorrectedYaml(PolicyErrors errors) {
		this.errors = errors;
	}

	/**
	 * Write the configuration, or return {@code null} if nothing is wrong with it or it
	 * cannot be written completely.
	 */
	static @Nullable CorrectedYaml of(InvalidCorsPolicyException failure) {
		List<CorsPolicy> policies = failure.policies()
			.stream()
			.filter((policy) -> policy.source().kind() != Kind.CODE)
			.toList();
		CorrectedYaml corrected = new CorrectedYaml(new PolicyErrors(failure.violations()));
		if (policies.size() > MAX_POLICIES || !corrected.errors.concern(policies)) {
			return null;
		}
		corrected.write(policies);
		return (corrected.whole && corrected.yaml.length() <= MAX_LENGTH) ? corrected : null;
	}

	String text() {
		return this.yaml.toString();
	}

	/**
	 * Whether no line still needs a decision.
	 */
	boolean isComplete() {
		return this.yaml.comments() == 0;
	}

	private void write(List<CorsPolicy> policies) {
		this.yaml.add(0, "cors:");
		policies.stream().filter(CorrectedYaml::isShorthand).forEach((policy) -> properties(policy, 1));
		List<CorsPolicy> named = policies.stream().filter((policy) -> !isShorthand(policy)).toList();
		if (!named.isEmpty()) {
			this.yaml.add(1, "policies:");
		}
		for (CorsPolicy policy : named) {
			this.yaml.add(2, key(policy.name()) + ":");
			properties(policy, 3);
			lines(ConfigurationPropertyName.adapt(policy.source().prefix(), '.'), 3);
		}
		lines(ROOT, 1);
		this.whole = this.whole && this.errors.take((error) -> true).isEmpty();
	}

	private static boolean isShorthand(CorsPolicy policy) {
		return policy.source().kind() == Kind.SHORTHAND;
	}

	/**
	 * The key of a policy. Brackets in a name would end the brackets around it.
	 */
	private String key(String name) {
		this.whole = this.whole && name.indexOf('[') < 0 && name.indexOf(']') < 0;
		if (!name.matches("[A-Za-z0-9-]+")) {
			return Text.quote("[" + name + "]");
		}
		boolean plain = Character.isLetter(name.charAt(0)) && !RESERVED.contains(name.toLowerCase(Locale.ROOT));
		return plain ? name : Text.quote(name);
	}

	private void properties(CorsPolicy policy, int depth) {
		for (CorsProperty property : CorsProperty.values()) {
			List<CorsViolation> errors = this.errors.take(policy, property);
			boolean configured = !property.in(policy).isDefault() || !errors.isEmpty();
			if (configured && property.valueOf(policy) instanceof List<?> list) {
				list(property, list, errors, depth);
			}
			else if (configured) {
				scalar(property, property.valueOf(policy), errors, depth);
			}
		}
	}

	private void scalar(CorsProperty property, Object value, List<CorsViolation> errors, int depth) {
		if (errors.isEmpty()) {
			this.yaml.add(depth, property.key() + ": " + value);
			return;
		}
		CorsViolation error = errors.get(0);
		if (error.suggestions().isEmpty()) {
			this.yaml.addOpen(depth, line(property.key(), error), error.repair());
		}
		else {
			this.yaml.add(depth, property.key() + ": " + error.suggestions().get(0));
		}
	}

	private void list(CorsProperty property, List<?> values, List<CorsViolation> errors, int depth) {
		List<CorsViolation> open = new ArrayList<>(errors);
		for (CorsViolation error : errors) {
			if (error.index() == null) {
				this.yaml.addOpen(depth,
						(error.value() != null) ? line(property.key(), error) : property.key() + ": []",
						error.repair());
				return;
			}
		}
		Set<String> entries = new LinkedHashSet<>();
		for (int i = 0; i < values.size(); i++) {
			entries.addAll(repaired(i, String.valueOf(values.get(i)), open));
		}
		open.removeIf((error) -> entries.addAll(error.suggestions()));
		open.forEach((error) -> entries.remove(error.value()));
		this.yaml.add(depth, property.key() + ":" + ((entries.isEmpty() && open.isEmpty()) ? " []" : ""));
		entries.forEach((entry) -> this.yaml.add(depth + 1, "- " + Text.quote(entry)));
		open.forEach((error) -> this.yaml.addOpen(depth + 1, "- " + Text.quote(String.valueOf(error.value())),
				error.repair()));
	}

	/**
	 * What to write for an entry: nothing yet if there is an error without a suggestion.
	 */
	private static List<String> repaired(int index, String value, List<CorsViolation> open) {
		List<CorsViolation> errors = open.stream()
			.filter((error) -> Integer.valueOf(index).equals(error.index()) && value.equals(error.value()))
			.toList();
		if (errors.isEmpty()) {
			return List.of(value);
		}
		if (errors.stream().anyMatch((error) -> error.suggestions().isEmpty())) {
			return List.of();
		}
		open.removeAll(errors);
		return errors.get(0).suggestions();
	}

	/**
	 * Write the lines below a name that are not properties of a policy. What is wrong
	 * with a block as a whole is a comment only, since all its lines are there. A
	 * property that is there already cannot be written again.
	 */
	private void lines(ConfigurationPropertyName parent, int depth) {
		Set<String> keys = Arrays.stream(CorsProperty.values()).map(CorsProperty::key).collect(Collectors.toSet());
		for (CorsViolation error : this.errors.take((error) -> parent.isAncestorOf(name(error)))) {
			String name = name(error).subName(parent.getNumberOfElements()).toString();
			this.whole = this.whole && keys.add(name);
			if (error.value() != null) {
				this.yaml.addOpen(depth, line(Text.quote(name), error), error.repair());
			}
			else {
				this.yaml.addOpen(depth, "# " + name + ":", error.repair());
			}
		}
	}

	private static ConfigurationPropertyName name(CorsViolation error) {
		return ConfigurationPropertyName.adapt(error.property(), '.');
	}

	private static String line(String key, CorsViolation error) {
		return key + ":" + ((error.value() != null) ? " " + Text.quote(error.value()) : "");
	}

}
