package io.github.corsstarter.autoconfigure.actuate;

import java.util.regex.Pattern;

import org.springframework.web.util.HtmlUtils;

/**
 * Markup in which every text is escaped. It is well-formed XML too.
 */
final class Html {

	private static final Pattern CODE = Pattern.compile("`([^`]*)`");

	private final StringBuilder markup = new StringBuilder();

	/**
	 * Add markup.
	 * @param markup a constant
	 */
	Html add(String markup) {
		this.markup.append(markup);
		return this;
	}

	Html add(Html html) {
		this.markup.append(html.markup);
		return this;
	}

	Html text(Object text) {
		this.markup.append(escape(text));
		return this;
	}

	/**
	 * Add a sentence in which code is between backticks.
	 */
	Html sentence(String sentence) {
		this.markup.append(CODE.matcher(escape(sentence)).replaceAll("<code>$1</code>"));
		return this;
	}

	/**
	 * Add an element with nothing but text.
	 * @param name a constant
	 * @param text the text
	 */
	Html element(String name, Object text) {
		return add("<" + name + ">").text(text).add("</" + name.replaceFirst(" .*", "") + ">");
	}

	static String escape(Object text) {
		StringBuilder printable = new StringBuilder();
		String.valueOf(text).codePoints().map((c) -> isPrintable(c) ? c : '\uFFFD').forEach(printable::appendCodePoint);
		return HtmlUtils.htmlEscape(printable.toString(), "UTF-8");
	}

	/**
	 * Whether a character may be in a document and does not change the order of others.
	 */
	private static boolean isPrintable(int c) {
		int type = Character.getType(c);
		return c == '\n' || (type != Character.CONTROL && type != Character.FORMAT && type != Character.SURROGATE
				&& type != Character.UNASSIGNED);
	}

	@Override
	public String toString() {
		return this.markup.toString();
	}

}
