package io.github.corsstarter;

/**
 * An exception to validation that a policy has to ask for by name.
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
	 * The origin {@code null} of sandboxed frames and local documents. Never together
	 * with credentials.
	 */
	NULL_ORIGIN

}
