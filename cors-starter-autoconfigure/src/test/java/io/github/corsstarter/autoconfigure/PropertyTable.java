package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * The table of properties in the documentation, written from the metadata.
 */
final class PropertyTable {

	private final StringBuilder table = new StringBuilder(
			"| Property | Type | Default | Meaning |\n|---|---|---|---|\n");

	private PropertyTable() {
	}

	/**
	 * Write the table: first what a policy has, once for both places where it can stand,
	 * then everything else.
	 */
	static String generate() {
		PropertyTable table = new PropertyTable();
		Map<String, Map<String, Object>> policy = ConfigurationMetadata.readPolicies().own();
		policy.forEach((name, property) -> table.row("cors.policies.<name>." + name, property));
		List<Map<String, Object>> others = new ArrayList<>(ConfigurationMetadata.read().properties());
		others.removeIf(
				(property) -> policy.containsKey(ConfigurationMetadata.name(property).substring("cors.".length())));
		others.forEach((property) -> table.row(ConfigurationMetadata.name(property), property));
		return table.table.toString();
	}

	private void row(String name, Map<String, Object> property) {
		this.table.append("| `")
			.append(name)
			.append("` | ")
			.append(type((String) property.get("type")))
			.append(" | ")
			.append(value(property.get("defaultValue")))
			.append(" | ")
			.append(meaning((String) property.get("description")))
			.append(" |\n");
	}

	private static String type(String type) {
		if (type.startsWith("java.util.")) {
			return type.startsWith("java.util.List") ? "list" : "map";
		}
		return switch (type) {
			case "java.lang.Boolean" -> "boolean";
			case "java.lang.Integer" -> "number";
			case "java.time.Duration" -> "duration";
			default -> "name";
		};
	}

	private static String value(Object value) {
		if (value == null) {
			return "none";
		}
		return (value instanceof List<?> list)
				? String.join(", ", list.stream().map((item) -> "`" + item + "`").toList()) : "`" + value + "`";
	}

	/**
	 * What stands in quotes in the description of a property is code in the
	 * documentation.
	 */
	private static String meaning(String description) {
		return description.replaceAll("'([^' ]+)'", "`$1`");
	}

}
