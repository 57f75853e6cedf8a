package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.browser.PreflightCacheTimes;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of a request and why, from the path pattern to what the script sees.
 *
 * @param summary the answer in a few sentences
 * @param path the path pattern that owns the request or {@code null} if there is none
 * @param policy the policy that decides or {@code null} if there is none, or several
 * policies share the path and none allows the origin
 * @param steps what is checked, in order
 * @param preflight what the server makes of the preflight, whether or not there is one
 * @param actual what the server makes of the request itself
 * @param browser what the browser makes of the answers
 * @param fixes the properties to change for the request to pass, all of those of one
 * policy, empty if it passes or no configuration would help; for an origin that no
 * browser sends those for the one that was meant
 */
public record CorsExplanation(String summary, @Nullable String path, @Nullable String policy, List<Step> steps,
		Answer preflight, Answer actual, BrowserVerdict browser, List<Fix> fixes) {

	/**
	 * One check.
	 *
	 * @param name what is checked
	 * @param verdict how it ends
	 * @param detail why, in one sentence
	 */
	public record Step(String name, Verdict verdict, String detail) {

	}

	/**
	 * How a check ends.
	 */
	public enum Verdict {

		/**
		 * The request gets past this check.
		 */
		PASSED,

		/**
		 * The request fails here.
		 */
		FAILED,

		/**
		 * The check does not apply, or an earlier one has decided already.
		 */
		SKIPPED

	}

	/**
	 * What the server answers.
	 *
	 * @param requestHeaders the headers of the request that the decision depends on
	 * @param outcome the outcome of the decision, such as {@code ALLOWED}
	 * @param reason why it is refused or {@code null} if it is not
	 * @param value the part of the request that is refused
	 * @param status the status or {@code null} if it is the application's
	 * @param responseHeaders the headers that the decision writes, as they are sent
	 */
	public record Answer(List<HeaderField> requestHeaders, String outcome, @Nullable String reason,
			@Nullable String value, @Nullable Integer status, List<HeaderField> responseHeaders) {

	}

	/**
	 * What the browser makes of the answers.
	 *
	 * @param preflightNeeded whether it asks with a preflight first
	 * @param preflightPasses whether the preflight lets the request pass or {@code null}
	 * if none is needed
	 * @param sent whether the request itself is sent
	 * @param readable whether the script may read the response
	 * @param visibleHeaders the response headers that the script sees if the application
	 * sends them, in lower case, {@code *} for any; the seven that are always visible are
	 * not listed
	 * @param consoleMessage what Chromium prints in its console or {@code null} if
	 * nothing
	 * @param preflightCached for how many seconds browsers keep the answer to the
	 * preflight or {@code null} if there is none to keep
	 * @param notes where browsers differ, and what they leave out
	 */
	public record BrowserVerdict(boolean preflightNeeded, @Nullable Boolean preflightPasses, boolean sent,
			boolean readable, List<String> visibleHeaders, @Nullable String consoleMessage,
			@Nullable PreflightCacheTimes preflightCached, List<String> notes) {

	}

	/**
	 * A change of configuration that the request needs in order to pass.
	 *
	 * @param policy the policy
	 * @param property the property to change
	 * @param change what to do with it
	 * @param location where it stands, the place of the policy if it is a default, or
	 * {@code null} if that is not known
	 * @param nearest the configured origin that is closest to the refused one, or
	 * {@code null} if none is close
	 */
	public record Fix(String policy, String property, String change, @Nullable String location,
			@Nullable String nearest) {

	}

}
