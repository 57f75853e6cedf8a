package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * A key under {@code cors} word by word, before relaxed binding drops characters such as
 * the slashes of a path.
 *
 * @param words the words after {@code cors}
 * @param index the number in brackets at the end or -1
 */
record WrittenKey(List<Word> words, int index) {

	private static WrittenKey of(List<Word> words) {
		Word last = words.isEmpty() ? null : words.get(words.size() - 1);
		if (last == null || !last.isNumber() || words.size() < 2) {
			return new WrittenKey(List.copyOf(words), -1);
		}
		return new WrittenKey(List.copyOf(words.subList(0, words.size() - 1)), last.number());
	}

	/**
	 * Read a key of a file, an argument or a system property.
	 */
	static WrittenKey parse(String key) {
		List<Word> words = new ArrayList<>();
		int position = end(key, 0);
		while (position < key.length()) {
			if (key.charAt(position) == '[') {
				int end = key.indexOf(']', position);
				end = (end < 0) ? key.length() : end;
				words.add(new Word(key.substring(position + 1, end), true));
				position = end + 1;
			}
			else {
				int start = position + ((key.charAt(position) == '.') ? 1 : 0);
				position = end(key, start);
				if (position > start) {
					words.add(new Word(key.substring(start, position), false));
				}
			}
		}
		return of(joinPath(words));
	}

	private static int end(String key, int start) {
		int end = start;
		while (end < key.length() && key.charAt(end) != '.' && key.charAt(end) != '[') {
			end++;
		}
		return end;
	}

	/**
	 * Rejoin a path that was split at its dots: everything between its start and the last
	 * word, which is a property.
	 */
	private static List<Word> joinPath(List<Word> words) {
		int last = words.size() - 1;
		while (last >= 0 && words.get(last).indexed()) {
			last--;
		}
		for (int i = 0; i < last - 1; i++) {
			if (!words.get(i).indexed() && words.get(i).isPath()) {
				String path = words.subList(i, last).stream().map(Word::text).collect(Collectors.joining("."));
				List<Word> joined = new ArrayList<>(words.subList(0, i));
				joined.add(new Word(path, false));
				joined.addAll(words.subList(last, words.size()));
				return joined;
			}
		}
		return words;
	}

	/**
	 * Read the name of an environment variable, in which each underscore may join words.
	 */
	static WrittenKey of(ConfigurationPropertyName name) {
		List<Word> words = new ArrayList<>();
		for (int i = 1; i < name.getNumberOfElements(); i++) {
			words.add(new Word(name.getElement(i, Form.ORIGINAL), name.chop(i + 1).isLastElementIndexed()));
		}
		return of(words);
	}

	/**
	 * Whether a name lacks a word of the key: relaxed binding leaves out those without
	 * letters and digits, such as paths of slashes and stars.
	 */
	boolean isLongerThan(ConfigurationPropertyName name) {
		return this.words.size() + ((this.index >= 0) ? 1 : 0) > name.getNumberOfElements() - 1;
	}

	/**
	 * A name with all words of the key.
	 */
	ConfigurationPropertyName wholeName() {
		ConfigurationPropertyName name = PropertyNames.ROOT;
		for (Word word : this.words) {
			name = name.append(ConfigurationPropertyName.isValid(word.text()) ? word.text()
					: "[" + word.text().replaceAll("[\\[\\].]", "-") + "]");
		}
		return (this.index >= 0) ? name.append("[" + this.index + "]") : name;
	}

	/**
	 * A word between dots or in brackets.
	 *
	 * @param text the word as written
	 * @param indexed whether it is in brackets
	 */
	record Word(String text, boolean indexed) {

		boolean isNumber() {
			return this.indexed && this.text.matches("\\d{1,9}");
		}

		int number() {
			return Integer.parseInt(this.text);
		}

		boolean isPath() {
			return this.text.indexOf('/') >= 0 || this.text.indexOf('*') >= 0;
		}

	}

}
