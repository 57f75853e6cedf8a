package io.github.corsstarter.browser;

import java.util.List;

import io.github.corsstarter.internal.http.HeaderNames;
import org.jspecify.annotations.Nullable;

/**
 * Judges one answer to a preflight, after step 7 of "CORS-preflight fetch"
 * (#cors-preflight-fetch-0), in the order in which Chromium finds failures.
 */
final class PreflightCheck {

	private final BrowserRequest request;

	private final int status;

	private final HeaderLines response;

	private final PreflightGrant grant;

	PreflightCheck(BrowserRequest request, int status, HeaderLines response) {
		this.request = request;
		this.status = status;
		this.response = response;
		this.grant = new PreflightGrant(request, response);
	}

	/**
	 * Returns the failure, or {@code null} for success.
	 */
	@Nullable Failure failure() {
		Failure failure = accessFailure();
		return (failure != null) ? failure.inPreflight() : this.grant.failure();
	}

	List<String> engineNotes() {
		if (accessFailure() != null) {
			return List.of();
		}
		return EngineNotes.of(this.grant, MaxAge.of(this.response.values(HeaderNames.MAX_AGE)));
	}

	private @Nullable Failure accessFailure() {
		if (isRedirect()) {
			return new Failure(BlockReason.PREFLIGHT_REDIRECTED, ConsoleText.REDIRECT);
		}
		Failure failure = CorsCheck.failure(this.request.origin(), this.request.credentials(), this.response);
		if (failure != null) {
			return failure;
		}
		return isOk() ? null : new Failure(BlockReason.PREFLIGHT_STATUS, ConsoleText.STATUS_NOT_OK);
	}

	private boolean isOk() {
		return this.status >= 200 && this.status <= 299;
	}

	// Chromium treats it as a redirect, and looks no further, only if it has a location.
	private boolean isRedirect() {
		return Redirect.isRedirect(this.status) && this.response.get(Redirect.LOCATION) != null;
	}

}
