package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.explain.Inventory.Entry;
import io.github.corsstarter.internal.text.YamlText;
import io.github.corsstarter.validation.CorsViolation;

/**
 * Writes an inventory as properties, with comments that say where each policy comes from.
 */
final class InventoryYaml {

	private static final String NEW_LINE = "%n".formatted();

	private final StringBuilder text = new StringBuilder();

	InventoryYaml(Inventory inventory) {
		List<CorsViolation> errors = inventory.errors();
		add(0, "cors:");
		add(1, "policies:");
		inventory.entries().forEach((entry) -> add(entry, errors));
	}

	private void add(Entry entry, List<CorsViolation> errors) {
		comment(entry.rule().name() + ". " + entry.rule().repair());
		entry.remarks().forEach((remark) -> comment("Decide: " + remark));
		for (CorsPolicy policy : entry.policies()) {
			errors.stream()
				.filter((error) -> error.policy().equals(policy.name()))
				.forEach((error) -> comment("Decide: " + error.sentence() + " " + error.repair()));
			add(2, YamlText.key(policy.name()) + ":");
			add(policy);
		}
	}

	/**
	 * Add a comment. Entries are quoted in it as they are, and a line break in one of
	 * them would end the comment.
	 */
	private void comment(String text) {
		add(2, "# " + text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " "));
	}

	private void add(CorsPolicy policy) {
		CorsPolicy defaults = CorsPolicy.builder(policy.name()).build();
		for (CorsProperty property : CorsProperty.values()) {
			Object value = property.valueOf(policy);
			if (!value.equals(property.valueOf(defaults))) {
				add(property.key(), value);
			}
		}
	}

	private void add(String key, Object value) {
		List<?> list = (value instanceof List<?> values) ? values : List.of(value);
		if (list.size() == 1) {
			add(3, key + ": " + ((value instanceof Boolean) ? value : YamlText.scalar(String.valueOf(list.get(0)))));
			return;
		}
		add(3, key + (list.isEmpty() ? ": []" : ":"));
		list.forEach((entry) -> add(4, "- " + YamlText.scalar(String.valueOf(entry))));
	}

	private void add(int depth, String line) {
		this.text.append("  ".repeat(depth)).append(line).append(NEW_LINE);
	}

	String text() {
		return this.text.toString();
	}

}
