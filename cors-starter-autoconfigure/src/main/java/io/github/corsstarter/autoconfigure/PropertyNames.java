package io.github.corsstarter.autoconfigure;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsProperty;
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

	private static final Map<String, CorsProperty> UNIFORM_PROPERTIES = Arrays.stream(CorsProperty.values())
		.collect(Collectors.toUnmodifiableMap((property) -> uniform(property.key()), Function.identity()));

	private static final Set<String> GENERAL = Set.of("enabled", "debug", "own-origin", "self-origins", "policies");

	private static final Set<String> UNIFORM_GENERAL = GENERAL.stream()
		.map(PropertyNames::uniform)
		.collect(Collectors.toUnmodifiableSet());

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
		CorsProperty property = UNIFORM_PROPERTIES.get(name.getElement(start, Form.UNIFORM));
		return property != null && (elements == 1 || property.isList());
	}

	/**
	 * The property of a policy that a name names, or {@code null} if it names none.
	 */
	static @Nullable CorsProperty property(ConfigurationPropertyName name) {
		int start = POLICIES.isAncestorOf(name) ? POLICIES.getNumberOfElements() + 1 : ROOT.getNumberOfElements();
		return isPolicyProperty(name, start) ? UNIFORM_PROPERTIES.get(name.getElement(start, Form.UNIFORM)) : null;
	}

	/**
	 * The index in a property of a policy that a name ends with, or {@code null} if it
	 * names something else.
	 */
	static @Nullable Integer index(ConfigurationPropertyName name) {
		boolean entry = property(name) != null && name.isLastElementIndexed();
		return entry ? Integer.valueOf(name.getLastElement(Form.ORIGINAL)) : null;
	}

	static boolean isKnown(ConfigurationPropertyName name) {
		int elements = name.getNumberOfElements();
		if (elements > 2 && POLICIES.isAncestorOf(name)) {
			return elements == 3 || isPolicyProperty(name, 3);
		}
		if (elements == 2 && UNIFORM_GENERAL.contains(name.getElement(1, Form.UNIFORM))) {
			return true;
		}
		if (elements == 3 && name.getElement(1, Form.UNIFORM).equals("selforigins")) {
			return name.isNumericIndex(2);
		}
		return isPolicyProperty(name, 1) || name.equals(FILTER_ORDER);
	}

	private static String uniform(String name) {
		return name.replace("-", "");
	}

	/**
	 * The name that was probably meant by one that does not exist.
	 */
	static @Nullable ConfigurationPropertyName nearest(ConfigurationPropertyName name) {
		boolean inPolicy = name.getNumberOfElements() > 3 && POLICIES.isAncestorOf(name);
		ConfigurationPropertyName parent = inPolicy ? name.chop(3) : ROOT;
		Set<String> known = new TreeSet<>();
		UNIFORM_PROPERTIES.values().forEach((property) -> known.add(property.key()));
		if (!inPolicy) {
			known.addAll(GENERAL);
			known.add("filter.order");
		}
		String written = dashed(name, parent.getNumberOfElements());
		String nearest = Nearest.of(written, known);
		return (nearest != null) ? parent.append(nearest) : null;
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
