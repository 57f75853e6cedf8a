package io.github.corsstarter.autoconfigure.diagnostics;

/**
 * Lines of YAML, with a comment on those that need a decision.
 */
final class YamlLines {

	private static final String NEW_LINE = "%n".formatted();

	private final StringBuilder text = new StringBuilder();

	private int comments;

	void add(int depth, String line) {
		this.text.append("  ".repeat(depth)).append(line).append(NEW_LINE);
	}

	void addOpen(int depth, String line, String comment) {
		this.comments++;
		add(depth, line + "  # " + comment);
	}

	int comments() {
		return this.comments;
	}

	int length() {
		return this.text.length();
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
