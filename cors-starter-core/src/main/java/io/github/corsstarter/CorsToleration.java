package io.github.corsstarter;

/**
 * A risk that validation refuses unless a policy names it.
 */
public enum CorsToleration {

	/**
	 * Plain {@code http} origins other than this machine, together with credentials.
	 */
	INSECURE_ORIGINS,

	/**
	 * All subdomains of a domain under which anyone may register a name, together with
	 * credentials.
	 */
	PUBLIC_SUFFIXES,

	/**
	 * The origin {@code null} of sandboxed frames and local documents, and
	 * {@code file://} of local pages in embedded web views. Never together with
	 * credentials.
	 */
	NULL_ORIGIN

}
