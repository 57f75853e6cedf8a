package io.github.corsstarter.autoconfigure;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.internal.text.ClosestMatch;
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

	/**
	 * The names outside policies. A star stands for a name or a number that users choose.
	 */
	private static final Set<String> GENERAL = Set.of("enabled", "debug", "management", "migrate", "own-origin",
			"self-origins", "self-origins.*", "filter.order", "reload.enabled", "reload.files", "reload.files.*",
			"reload.quiet-period", "sources.*.poll-interval", "sources.*.timeout", "sources.*.at-start",
			"sources.*.snapshot-file", "sources.*.max-origins", "sources.*.max-shrink", "sources.*.stale-after",
			"jdbc.initialize-schema", "jdbc.schema", "jdbc.platform", "jdbc.continue-on-error", "jdbc.table-name",
			"jdbc.listen");

	/**
	 * What has only other names below it, and an example of them.
	 */
	private static final Map<String, String> BLOCKS = Map.of("policies", "web.allowed-origins", "filter", "order",
			"reload", "files", "sources", "jdbc.poll-interval", "sources.*", "poll-interval", "jdbc", "table-name");

	private static final Set<List<String>> BLOCK_NAMES = elements(BLOCKS.keySet());

	private static final Set<List<String>> SETTINGS = elements(GENERAL);

	static final ConfigurationPropertyName FILTER_ORDER = ROOT.append("filter.order");

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
	 * The property of a policy with a name, or {@code null} if there is none.
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
		return isPolicyProperty(name, 1) || isAmong(SETTINGS, name) || isBlock(name);
	}

	/**
	 * Whether a name is below a block of settings, which is not a policy in a wrong
	 * place.
	 */
	static boolean isBelowBlock(ConfigurationPropertyName name) {
		return !POLICIES.isAncestorOf(name) && name.getNumberOfElements() > 2 && isBlock(name.chop(2));
	}

	/**
	 * The property of a policy with this name, however its words are joined, or
	 * {@code null} if there is none.
	 */
	static @Nullable CorsProperty property(String name) {
		return UNIFORM_PROPERTIES.get(ForeignNames.uniform(name));
	}

	/**
	 * The property of a policy that differs from a name in at most two letters or in
	 * their order, or {@code null} if there is none.
	 */
	static @Nullable CorsProperty close(String name) {
		String words = ForeignNames.uniform(name);
		String close = ClosestMatch.of(words, UNIFORM_PROPERTIES.keySet(), 2);
		if (close != null) {
			return UNIFORM_PROPERTIES.get(close);
		}
		return UNIFORM_PROPERTIES.entrySet()
			.stream()
			.filter((entry) -> letters(entry.getKey()).equals(letters(words)))
			.findFirst()
			.map(Map.Entry::getValue)
			.orElse(null);
	}

	/**
	 * The letters of a name in order, to find those that are only in another order.
	 */
	private static String letters(String name) {
		char[] letters = name.toCharArray();
		Arrays.sort(letters);
		return String.valueOf(letters);
	}

	/**
	 * The name of a property that resembles another name, or {@code null} if none does.
	 * @param name the name that does not exist
	 * @param general whether it can be one outside policies
	 */
	static @Nullable String nearest(String name, boolean general) {
		Map<String, String> known = new TreeMap<>();
		UNIFORM_PROPERTIES.forEach((uniform, property) -> known.put(uniform, property.key()));
		if (general) {
			Stream.concat(GENERAL.stream(), Stream.of("policies"))
				.filter((key) -> !key.contains("*"))
				.forEach((key) -> known.put(ForeignNames.uniform(key), key));
		}
		String nearest = ClosestMatch.of(ForeignNames.uniform(name), known.keySet());
		return (nearest != null) ? known.get(nearest) : null;
	}

	/**
	 * The setting outside policies that a name means in other products, or {@code null}
	 * if there is none.
	 */
	static @Nullable String general(String name) {
		return switch (ForeignNames.uniform(name)) {
			case "enable", "active", "activated", "isenabled", "on" -> "cors.enabled";
			case "disable", "disabled", "inactive", "off" -> "cors.enabled: false";
			case "order", "filterorder", "priority", "precedence" -> "cors.filter.order";
			case "debugmode", "verbose" -> "cors.debug";
			case "ownorigins", "sameorigins", "selforigin", "self", "applicationorigins" -> "cors.self-origins";
			default -> null;
		};
	}

	/**
	 * The name of an entry of a list.
	 */
	static ConfigurationPropertyName entry(ConfigurationPropertyName list, int index) {
		ConfigurationPropertyName parent = list.getParent();
		return parent.append(CorsProperty.entry(list.getLastElement(Form.ORIGINAL), index));
	}

	/**
	 * Whether a name is that of a block, which may be empty.
	 */
	static boolean isBlock(ConfigurationPropertyName name) {
		return isAmong(BLOCK_NAMES, name);
	}

	/**
	 * Whether a name is that of a policy as a whole.
	 */
	static boolean isPolicy(ConfigurationPropertyName name) {
		return POLICIES.isParentOf(name) && !name.isNumericIndex(POLICIES.getNumberOfElements());
	}

	/**
	 * A name that exists below a block.
	 */
	static String exampleBelow(ConfigurationPropertyName block) {
		return BLOCKS.entrySet()
			.stream()
			.filter((entry) -> isAt(List.of(entry.getKey().split("\\.")), block))
			.map((entry) -> block + "." + entry.getValue())
			.findFirst()
			.orElseThrow();
	}

	private static boolean isAmong(Set<List<String>> settings, ConfigurationPropertyName name) {
		return ROOT.isAncestorOf(name) && settings.stream().anyMatch((setting) -> isAt(setting, name));
	}

	private static boolean isAt(List<String> setting, ConfigurationPropertyName name) {
		boolean same = setting.size() == name.getNumberOfElements() - 1;
		for (int i = 0; same && i < setting.size(); i++) {
			String element = name.getElement(i + 1, Form.UNIFORM);
			same = setting.get(i).equals("*") || setting.get(i).equals(element);
		}
		return same;
	}

	private static Set<List<String>> elements(Set<String> names) {
		return names.stream()
			.map((name) -> List.of(uniform(name).split("\\.")))
			.collect(Collectors.toUnmodifiableSet());
	}

	private static String uniform(String name) {
		return name.replace("-", "");
	}

}
