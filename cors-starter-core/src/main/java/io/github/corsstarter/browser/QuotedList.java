package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.internal.http.HttpWhitespace;

/**
 * Splits a value at commas outside quoted strings, after "get, decode, and split"
 * (#header-value-get-decode-and-split). The quotes stay.
 */
final class QuotedList {

	private final String value;

	private final List<String> elements = new ArrayList<>();

	private int start;

	private boolean quoted;

	private QuotedList(String value) {
		this.value = value;
	}

	static List<String> split(String value) {
		QuotedList list = new QuotedList(value);
		for (int i = 0; i < value.length(); i++) {
			i = list.accept(i);
		}
		list.endElement(value.length());
		return list.elements;
	}

	private int accept(int position) {
		char c = this.value.charAt(position);
		if (c == '"') {
			this.quoted = !this.quoted;
		}
		else if (c == ',' && !this.quoted) {
			endElement(position);
		}
		// Within quotes, a backslash escapes the next character, even a quote.
		return (c == '\\' && this.quoted) ? position + 1 : position;
	}

	private void endElement(int end) {
		this.elements.add(HttpWhitespace.TAB_OR_SPACE.strip(this.value.substring(this.start, end)));
		this.start = end + 1;
	}

}
