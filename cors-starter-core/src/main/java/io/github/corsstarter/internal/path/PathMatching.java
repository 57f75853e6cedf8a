package io.github.corsstarter.internal.path;

/**
 * How the application matches paths.
 *
 * @param caseSensitive whether {@code /API} and {@code /api} are different paths
 * @param trailingSlash whether {@code /api/} is served as {@code /api}
 */
public record PathMatching(boolean caseSensitive, boolean trailingSlash) {

	/**
	 * What Spring does by default.
	 */
	public static final PathMatching DEFAULT = new PathMatching(true, false);

}
