package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.autoconfigure.WrittenKey.Word;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * A property under {@code cors} as it is written in one source.
 *
 * @param source the source
 * @param property the name as relaxed binding reads it, with value and origin
 * @param key the key as it is written
 * @param shownName the name to look for: the key as it is written, except for variables
 * @param value the value with its placeholders resolved
 * @param variable whether it is an environment variable
 */
record WrittenLine(MeantSource source, ConfigurationProperty property, WrittenKey key, String shownName, String value,
		boolean variable) {

	static WrittenLine of(MeantSource source, ConfigurationProperty property, String raw, Object value,
			boolean variable) {
		WrittenKey key = variable ? WrittenKey.of(property.getName()) : WrittenKey.parse(raw);
		return new WrittenLine(source, property, key, raw, String.valueOf(value), variable);
	}

	ConfigurationPropertyName name() {
		return this.property.getName();
	}

	/**
	 * The part that the line shares with all others of its entry in a list of blocks.
	 */
	Object entry() {
		List<Word> words = this.key.words();
		int end = words.size();
		while (end > 0 && !words.get(end - 1).isNumber()) {
			end--;
		}
		return List.of(System.identityHashCode(this.source), words.subList(0, end));
	}

}
