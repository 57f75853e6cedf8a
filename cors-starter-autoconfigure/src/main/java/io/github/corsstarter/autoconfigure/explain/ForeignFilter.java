package io.github.corsstarter.autoconfigure.explain;

/**
 * Tells the filters that are known from those that could do anything, CORS headers
 * included.
 */
final class ForeignFilter {

	private ForeignFilter() {
	}

	/**
	 * Whether a filter is neither this starter's nor Spring's. Spring's that have to do
	 * with CORS are asked, and all its others have nothing to do with it.
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
