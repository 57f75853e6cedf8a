package io.github.corsstarter.internal.path;

/**
 * One segment of a path pattern that has wildcards or variables next to other text.
 */
interface SegmentPattern {

	/**
	 * Whether a segment matches. The time is bounded, whatever the client sends.
	 * @param path the path
	 * @param start where the segment starts
	 * @param end where it ends
	 * @return whether it matches
	 * @throws UnboundedMatchException if matching would take too long
	 */
	boolean matches(String path, int start, int end);

	/**
	 * The text with which every matching segment starts, often none.
	 */
	default String literalStart() {
		return "";
	}

	/**
	 * The text with which every matching segment ends, often none.
	 */
	default String literalEnd() {
		return "";
	}

	static SegmentPattern of(String segment, boolean caseSensitive) {
		boolean constrained = segment.contains(":") && segment.contains("{");
		if (constrained) {
			return new ConstrainedSegment(segment, caseSensitive);
		}
		String glob = segment.replaceAll("\\{[^}]*\\}", "*");
		return new GlobSegment(PathPatterns.fold(glob, caseSensitive), segment.contains("{"));
	}

}
