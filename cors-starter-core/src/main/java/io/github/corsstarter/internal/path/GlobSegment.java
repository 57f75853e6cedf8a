package io.github.corsstarter.internal.path;

/**
 * A segment with {@code *} and {@code ?}. Spring turns it into a regular expression,
 * which takes polynomial time in the length of the segment; this takes at most the
 * product of the two lengths.
 */
final class GlobSegment implements SegmentPattern {

	private final String glob;

	/**
	 * Whether it contains a variable, which is never empty.
	 */
	private final boolean variables;

	GlobSegment(String glob, boolean variables) {
		this.glob = glob;
		this.variables = variables;
	}

	@Override
	public boolean matches(String path, int start, int end) {
		if (this.variables && start == end) {
			return false;
		}
		int text = start;
		int pattern = 0;
		int star = -1;
		int resume = start;
		while (text < end) {
			if (isStar(pattern)) {
				star = pattern++;
				resume = text;
			}
			else if (accepts(pattern, path.charAt(text))) {
				pattern++;
				text++;
			}
			else if (star >= 0) {
				// Let the last asterisk take one more character. Earlier ones need not
				// move.
				pattern = star + 1;
				text = ++resume;
			}
			else {
				return false;
			}
		}
		while (isStar(pattern)) {
			pattern++;
		}
		return pattern == this.glob.length();
	}

	@Override
	public String literalStart() {
		int end = 0;
		while (isLiteral(end)) {
			end++;
		}
		return this.glob.substring(0, end);
	}

	@Override
	public String literalEnd() {
		int start = this.glob.length();
		while (isLiteral(start - 1)) {
			start--;
		}
		return this.glob.substring(start);
	}

	private boolean isLiteral(int index) {
		return index >= 0 && index < this.glob.length() && this.glob.charAt(index) != '*'
				&& this.glob.charAt(index) != '?';
	}

	private boolean isStar(int index) {
		return index < this.glob.length() && this.glob.charAt(index) == '*';
	}

	private boolean accepts(int index, char c) {
		return index < this.glob.length() && (this.glob.charAt(index) == '?' || this.glob.charAt(index) == c);
	}

}
