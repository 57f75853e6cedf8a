package io.github.corsstarter;

/**
 * A risk that validation rejects unless a policy tolerates it.
 */
public enum CorsToleration {

	/**
	 * Plain {@code http} origins except those of this machine, together with credentials.
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
