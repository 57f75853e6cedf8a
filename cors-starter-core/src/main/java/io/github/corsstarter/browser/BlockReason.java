package io.github.corsstarter.browser;

/**
 * Why a browser does not send a request, or keeps the response from the script. The names
 * are those of what the browser finds wrong.
 */
public enum BlockReason {

	/**
	 * There is no {@code Access-Control-Allow-Origin}.
	 */
	ALLOW_ORIGIN_MISSING,

	/**
	 * {@code Access-Control-Allow-Origin} is {@code *}, which is not enough with
	 * credentials.
	 */
	ALLOW_ORIGIN_WILDCARD,

	/**
	 * {@code Access-Control-Allow-Origin} is something else than the origin of the page.
	 */
	ALLOW_ORIGIN_MISMATCH,

	/**
	 * {@code Access-Control-Allow-Credentials} is not {@code true}, which credentials
	 * need.
	 */
	ALLOW_CREDENTIALS_NOT_TRUE,

	/**
	 * The answer to the preflight is a redirect.
	 */
	PREFLIGHT_REDIRECTED,

	/**
	 * The status of the answer to the preflight is not from 200 to 299.
	 */
	PREFLIGHT_STATUS,

	/**
	 * {@code Access-Control-Allow-Methods} is not a list of methods.
	 */
	ALLOW_METHODS_MALFORMED,

	/**
	 * {@code Access-Control-Allow-Headers} is not a list of header names.
	 */
	ALLOW_HEADERS_MALFORMED,

	/**
	 * The answer to the preflight does not allow the method.
	 */
	METHOD_NOT_ALLOWED,

	/**
	 * The answer to the preflight does not allow a request header.
	 */
	HEADER_NOT_ALLOWED,

	/**
	 * Scripts cannot use the method, so nothing is sent.
	 */
	METHOD_FORBIDDEN,

	/**
	 * The address of a redirect is not a URL, or not one of HTTP.
	 */
	REDIRECT_MALFORMED,

	/**
	 * The address of a redirect has a user name or a password in it.
	 */
	REDIRECT_WITH_CREDENTIALS,

	/**
	 * There were twenty redirects before this one.
	 */
	TOO_MANY_REDIRECTS

}
