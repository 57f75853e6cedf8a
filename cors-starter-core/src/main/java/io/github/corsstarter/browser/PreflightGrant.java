package io.github.corsstarter.browser;

import java.util.List;

import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.internal.http.Methods;
import org.jspecify.annotations.Nullable;

/**
 * What an answer to a preflight grants of the requested method and headers.
 */
final class PreflightGrant {

	private static final String AUTHORIZATION = "authorization";

	private final String method;

	private final List<String> headers;

	private final boolean credentials;

	private final boolean forced;

	private final TokenList allowedMethods;

	private final TokenList allowedHeaders;

	PreflightGrant(BrowserRequest request, HeaderLines response) {
		this.method = request.normalizedMethod();
		this.headers = request.unsafeHeaderNames();
		this.credentials = request.credentials();
		this.forced = request.forcedPreflight();
		this.allowedMethods = response.tokens(HeaderNames.ALLOW_METHODS);
		this.allowedHeaders = response.tokens(HeaderNames.ALLOW_HEADERS);
	}

	String method() {
		return this.method;
	}

	/**
	 * Returns the failure, or {@code null} for success.
	 */
	@Nullable Failure failure() {
		if (this.allowedMethods.isFailure()) {
			return new Failure(BlockReason.ALLOW_METHODS_MALFORMED, ConsoleText.METHODS_UNPARSEABLE);
		}
		if (this.allowedHeaders.isFailure()) {
			return new Failure(BlockReason.ALLOW_HEADERS_MALFORMED, ConsoleText.HEADERS_UNPARSEABLE);
		}
		return allowsMethod() ? headerFailure()
				: new Failure(BlockReason.METHOD_NOT_ALLOWED, ConsoleText.methodNotAllowed(this.method));
	}

	/**
	 * Whether the request fails only because of an {@code Authorization} header that only
	 * a wildcard could cover.
	 */
	boolean leavesAuthorizationToWildcard() {
		return !this.allowedMethods.isFailure() && allowsMethod() && this.allowedHeaders.allowsAny(this.credentials)
				&& this.headers.contains(AUTHORIZATION) && !namesHeader(AUTHORIZATION);
	}

	/**
	 * Whether the method passes only because the standard fills in a missing list when
	 * the preflight was forced.
	 */
	boolean fillsInMethod() {
		return isFilledIn() && !Methods.isSafelisted(this.method);
	}

	boolean namesMethod() {
		return this.allowedMethods.contains(this.method);
	}

	boolean namesHeaders() {
		return this.headers.stream().allMatch(this::namesHeader);
	}

	private boolean allowsMethod() {
		return Methods.isSafelisted(this.method) || namesMethod() || isFilledIn()
				|| this.allowedMethods.allowsAny(this.credentials);
	}

	private boolean isFilledIn() {
		return this.forced && this.allowedMethods.isAbsent();
	}

	private @Nullable Failure headerFailure() {
		for (String name : this.headers) {
			if (!allowsHeader(name)) {
				return new Failure(BlockReason.HEADER_NOT_ALLOWED, ConsoleText.headerNotAllowed(name));
			}
		}
		return null;
	}

	private boolean allowsHeader(String name) {
		if (namesHeader(name)) {
			return true;
		}
		return this.allowedHeaders.allowsAny(this.credentials) && !name.equals(AUTHORIZATION);
	}

	private boolean namesHeader(String name) {
		return this.allowedHeaders.containsIgnoreCase(name);
	}

}
