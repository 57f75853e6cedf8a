package io.github.corsstarter.autoconfigure;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import io.github.corsstarter.Nearest;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The names that exist under {@code cors}.
 */
final class PropertyNames {

	static final ConfigurationPropertyName ROOT = ConfigurationPropertyName.of("cors");

	static final ConfigurationPropertyName POLICIES = ROOT.append("policies");

	private static final Set<String> LISTS = Set.of("paths", "allowed-origins", "allowed-methods", "allowed-headers",
			"exposed-headers", "tolerate");

	private static final Set<String> SCALARS = Set.of("allow-credentials", "max-age", "refused-requests");

	private static final Set<String> GENERAL = Set.of("enabled", "debug", "own-origin", "self-origins", "policies");

	private static final Set<String> UNIFORM_LISTS = uniform(LISTS);

	private static final Set<String> UNIFORM_SCALARS = uniform(SCALARS);

	private static final Set<String> UNIFORM_GENERAL = uniform(GENERAL);

	private static final ConfigurationPropertyName FILTER_ORDER = ROOT.append("filter.order");

	private PropertyNames() {
	}

	/**
	 * Whether a name is one of a policy's properties, with or without an index.
	 * @param name the name
	 * @param start the element at which the policy's own names start
	 */
	static boolean isPolicyProperty(ConfigurationPropertyName name, int start) {
		int elements = name.getNumberOfElements() - start;
		if (elements < 1 || elements > 2 || (elements == 2 && !name.isNumericIndex(start + 1))) {
			return false;
		}
		return isOneOf(name, start, UNIFORM_LISTS) || (elements == 1 && isOneOf(name, start, UNIFORM_SCALARS));
	}

	static boolean isKnown(ConfigurationPropertyName name) {
		int elements = name.getNumberOfElements();
		if (elements > 2 && POLICIES.isAncestorOf(name)) {
			return elements == 3 || isPolicyProperty(name, 3);
		}
		if (elements == 2 && isOneOf(name, 1, UNIFORM_GENERAL)) {
			return true;
		}
		if (elements == 3 && name.getElement(1, Form.UNIFORM).equals("selforigins")) {
			return name.isNumericIndex(2);
		}
		return isPolicyProperty(name, 1) || name.equals(FILTER_ORDER);
	}

	private static boolean isOneOf(ConfigurationPropertyName name, int element, Set<String> names) {
		return names.contains(name.getElement(element, Form.UNIFORM));
	}

	private static Set<String> uniform(Set<String> names) {
		return names.stream().map((name) -> name.replace("-", "")).collect(Collectors.toUnmodifiableSet());
	}

	/**
	 * The name that was probably meant by one that does not exist.
	 */
	static @Nullable String nearest(ConfigurationPropertyName name) {
		boolean inPolicy = name.getNumberOfElements() > 3 && POLICIES.isAncestorOf(name);
		ConfigurationPropertyName parent = inPolicy ? name.chop(3) : ROOT;
		Set<String> known = new TreeSet<>(LISTS);
		known.addAll(SCALARS);
		if (!inPolicy) {
			known.addAll(GENERAL);
			known.add("filter.order");
		}
		String written = dashed(name, parent.getNumberOfElements());
		String nearest = Nearest.of(written, known);
		return (nearest != null) ? parent + "." + nearest : null;
	}

	/**
	 * What is written after the parent, without index, with dashes where words are joined
	 * in other ways.
	 */
	private static String dashed(ConfigurationPropertyName name, int start) {
		StringBuilder text = new StringBuilder();
		for (int i = start; i < name.getNumberOfElements() && !name.isNumericIndex(i); i++) {
			text.append(text.isEmpty() ? "" : "-").append(name.getElement(i, Form.ORIGINAL));
		}
		return text.toString();
	}

}
