package io.github.corsstarter.autoconfigure.explain;

/**
 * Tells the filters and interceptors that are known from those that could do anything,
 * CORS headers included.
 */
final class ForeignFilter {

	private ForeignFilter() {
	}

	/**
	 * Whether a filter is neither this starter's nor Spring's. Spring's that have to do
	 * with CORS are asked, and all its others have nothing to do with it.
	 */
	static boolean is(Object filter) {
		return !isKnown(filter.getClass().getName());
	}

	static boolean isKnown(String type) {
		return type.startsWith("org.springframework.") || type.startsWith("io.github.corsstarter.");
	}

}
