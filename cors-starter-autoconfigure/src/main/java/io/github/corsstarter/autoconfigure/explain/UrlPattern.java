package io.github.corsstarter.autoconfigure.explain;

/**
 * A URL pattern of the servlet specification, to which filters and servlets are mapped.
 *
 * @param text the pattern
 */
record UrlPattern(String text) {

	boolean matches(String path) {
		if (isPrefix()) {
			return path.equals(prefix()) || path.startsWith(prefix() + "/");
		}
		if (isExtension()) {
			return path.substring(path.lastIndexOf('/') + 1).endsWith(this.text.substring(1));
		}
		return this.text.equals(path);
	}

	boolean isPrefix() {
		return this.text.endsWith("/*") || this.text.equals("*");
	}

	boolean isExtension() {
		return this.text.startsWith("*.");
	}

	/**
	 * The path of a servlet that is mapped to this prefix.
	 */
	String prefix() {
		return this.text.equals("*") ? "" : this.text.substring(0, this.text.length() - 2);
	}

	/**
	 * Which of several patterns wins: an exact one, then the longest prefix, then an
	 * extension, then that of the default servlet, which matches everything.
	 * @return the higher, the stronger; 0 without a match
	 */
	int strength(String path) {
		if (this.text.equals("/")) {
			return 1;
		}
		if (!matches(path)) {
			return 0;
		}
		if (isPrefix()) {
			return 3 + prefix().length();
		}
		return isExtension() ? 2 : Integer.MAX_VALUE;
	}

}
