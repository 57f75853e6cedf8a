package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsProperty;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Collects the values of properties that are written under other names. In one source the
 * entries of a list add up, however many names it has.
 */
final class MeantValues {

	private final Map<Target, List<Entry>> right = new LinkedHashMap<>();

	private final Map<Target, List<Entry>> meant = new LinkedHashMap<>();

	/**
	 * Record a value under its correct name.
	 */
	void addRight(WrittenLine line, ConfigurationPropertyName policy, CorsProperty property) {
		Target target = new Target(line.source(), policy, property);
		this.right.computeIfAbsent(target, (key) -> new ArrayList<>()).add(new Entry(line, read(line, property)));
	}

	/**
	 * Add a value that is written under another name.
	 * @return whether no other value has its place
	 */
	boolean add(WrittenLine line, ConfigurationPropertyName policy, CorsProperty property, List<String> values) {
		Target target = new Target(line.source(), policy, property);
		List<Entry> entries = this.meant.computeIfAbsent(target, (key) -> new ArrayList<>());
		List<Entry> present = this.right.getOrDefault(target, entries);
		if (!property.isList() && present.stream().anyMatch((entry) -> !entry.values().equals(values))) {
			return false;
		}
		line.source().hide(line.name());
		entries.add(new Entry(line, values));
		return true;
	}

	boolean contains(ConfigurationPropertyName policy, CorsProperty property) {
		return this.meant.keySet()
			.stream()
			.anyMatch((target) -> target.policy().equals(policy) && target.property() == property);
	}

	/**
	 * The entries that a line has for a property.
	 */
	static List<String> read(WrittenLine line, CorsProperty property) {
		boolean single = !property.isList() || line.key().index() >= 0;
		return single ? List.of(line.value().strip()) : ListNotation.split(line.value());
	}

	/**
	 * Put all values where they were meant to be.
	 */
	void write() {
		this.meant.forEach((target, entries) -> {
			List<Entry> all = new ArrayList<>(this.right.getOrDefault(target, List.of()));
			all.forEach((entry) -> target.source().hide(entry.line().name()));
			all.addAll(entries);
			if (target.property().isList()) {
				writeList(target, all);
			}
			else if (!all.isEmpty()) {
				Entry entry = all.get(0);
				target.source().put(target.name(), entry.values().get(0), entry.line().property());
			}
		});
	}

	private static void writeList(Target target, List<Entry> entries) {
		int index = 0;
		for (Entry entry : entries) {
			for (String value : entry.values()) {
				target.source().put(PropertyNames.entry(target.name(), index++), value, entry.line().property());
			}
		}
		if (index == 0 && !entries.isEmpty()) {
			target.source().put(target.name(), "", entries.get(0).line().property());
		}
	}

	private record Target(MeantSource source, ConfigurationPropertyName policy, CorsProperty property) {

		ConfigurationPropertyName name() {
			return this.policy.append(this.property.key());
		}

	}

	private record Entry(WrittenLine line, List<String> values) {

	}

}
