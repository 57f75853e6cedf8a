package io.github.corsstarter.autoconfigure.explain;

/**
 * Distinguishes known filters from those that could do anything, including CORS headers.
 */
final class ForeignFilter {

	private ForeignFilter() {
	}

	/**
	 * Whether a filter is neither this starter's nor Spring's. Spring's CORS filters are
	 * asked, and its other filters have nothing to do with CORS.
	 */
	static boolean is(Object filter) {
		Package home = filter.getClass().getPackage();
		String name = (home != null) ? home.getName() : "";
		return !isOf(name, "org.springframework") && !isOf(name, "io.github.corsstarter.autoconfigure");
	}

	private static boolean isOf(String name, String root) {
		return name.equals(root) || name.startsWith(root + ".");
	}

}
