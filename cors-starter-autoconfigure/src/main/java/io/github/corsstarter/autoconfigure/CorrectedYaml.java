package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource.Kind;
import io.github.corsstarter.CorsProperty.Place;
import io.github.corsstarter.CorsViolation;
import io.github.corsstarter.InvalidCorsPolicyException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Writes the policies that have mistakes anew, with all repairs that are known.
 */
final class CorrectedYaml {

	private static final String NEW_LINE = "%n".formatted();

	private static final int MAX_POLICIES = 10;

	private final Map<String, CorsViolation> errors = new LinkedHashMap<>();

	private final Set<CorsViolation> written = new HashSet<>();

	private final StringBuilder yaml = new StringBuilder();

	private CorrectedYaml(List<CorsViolation> violations) {
		violations.stream()
			.filter(CorsViolation::isError)
			.forEach((violation) -> this.errors.putIfAbsent(violation.property(), violation));
	}

	static String advise(InvalidCorsPolicyException failure) {
		String codes = "Each code in brackets is a section of docs/why-wont-it-start.md, with the wrong and the right line.";
		List<CorsPolicy> policies = policies(failure);
		if (policies.isEmpty()) {
			return codes;
		}
		CorrectedYaml corrected = new CorrectedYaml(failure.violations());
		return "With the repairs that are known, the configuration reads:" + NEW_LINE + NEW_LINE
				+ corrected.write(policies) + NEW_LINE + codes;
	}

	private static List<CorsPolicy> policies(InvalidCorsPolicyException failure) {
		Set<String> wrong = new LinkedHashSet<>();
		failure.violations()
			.stream()
			.filter(CorsViolation::isError)
			.forEach((violation) -> wrong.add(violation.policy()));
		return failure.policies()
			.stream()
			.filter((policy) -> wrong.contains(policy.name()) && policy.source().kind() != Kind.CODE)
			.limit(MAX_POLICIES)
			.toList();
	}

	private String write(List<CorsPolicy> policies) {
		line(0, "cors:", null);
		boolean named = false;
		for (CorsPolicy policy : policies) {
			boolean shorthand = policy.source().kind() == Kind.SHORTHAND;
			if (!shorthand && !named) {
				line(1, "policies:", null);
				named = true;
			}
			if (!shorthand) {
				line(2, key(policy.name()) + ":", null);
			}
			values(policy, shorthand ? 1 : 3);
			others(policy, shorthand ? 1 : 3);
		}
		return this.yaml.toString();
	}

	private static String key(String name) {
		return name.matches("[A-Za-z0-9-]+") ? name : Text.quote("[" + name + "]");
	}

	private void values(CorsPolicy policy, int depth) {
		policy.properties().forEach((property, value) -> {
			Place place = property.in(policy);
			if (value instanceof List<?> list) {
				list(place, list, depth);
			}
			else if (place.valueLocation() != null || error(place) != null) {
				scalar(depth, property.key(), value, error(place));
			}
		});
	}

	private @Nullable CorsViolation error(Place place) {
		CorsViolation violation = this.errors.get(place.name());
		if (violation != null) {
			this.written.add(violation);
		}
		return violation;
	}

	/**
	 * Write what has no place among the values of the policy, such as unknown properties.
	 */
	private void others(CorsPolicy policy, int depth) {
		this.errors.values()
			.stream()
			.filter((violation) -> violation.policy().equals(policy.name()) && !this.written.contains(violation))
			.forEach(
					(violation) -> line(depth,
							"# " + key(violation, policy)
									+ ((violation.value() != null) ? ": " + Text.quote(violation.value()) : ""),
							violation));
	}

	/**
	 * What is written below the policy.
	 */
	private static String key(CorsViolation violation, CorsPolicy policy) {
		ConfigurationPropertyName name = ConfigurationPropertyName.adapt(violation.property(), '.');
		ConfigurationPropertyName prefix = ConfigurationPropertyName.adapt(policy.source().prefix(), '.');
		return prefix.isAncestorOf(name) ? name.subName(prefix.getNumberOfElements()).toString() : name.toString();
	}

	private void scalar(int depth, String name, Object value, @Nullable CorsViolation violation) {
		boolean repaired = violation != null && !violation.suggestions().isEmpty();
		Object text = (repaired && violation != null) ? violation.suggestions().get(0) : value;
		line(depth, name + ": " + text, repaired ? null : violation);
	}

	private void list(Place place, List<?> values, int depth) {
		CorsViolation whole = error(place);
		if (place.valueLocation() == null && whole == null) {
			return;
		}
		List<String> entries = new ArrayList<>();
		List<CorsViolation> open = new ArrayList<>();
		for (int i = 0; i < values.size(); i++) {
			repair(String.valueOf(values.get(i)), error(place.property().in(place.policy(), i)), entries, open);
		}
		line(depth, place.property().key() + ":" + (entries.isEmpty() ? " []" : ""), whole);
		entries.stream().distinct().forEach((entry) -> line(depth + 1, "- " + Text.quote(entry), null));
		open.forEach((violation) -> line(depth + 1,
				"# - " + Text.quote(String.valueOf(violation.value())) + "  " + violation.repair(), null));
	}

	private static void repair(String value, @Nullable CorsViolation violation, List<String> entries,
			List<CorsViolation> open) {
		if (violation == null) {
			entries.add(value);
		}
		else if (violation.suggestions().isEmpty()) {
			open.add(violation);
		}
		else {
			entries.addAll(violation.suggestions());
		}
	}

	private void line(int depth, String text, @Nullable CorsViolation violation) {
		this.yaml.append("  ".repeat(depth))
			.append(text)
			.append((violation != null) ? "  # " + violation.repair() : "")
			.append(NEW_LINE);
	}

}
