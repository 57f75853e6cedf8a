package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.browser.PreflightCacheTimes;
import org.jspecify.annotations.Nullable;

/**
 * What happens to a request and why, from the path pattern to what the script sees.
 *
 * @param summary the verdict and what to do, in a few sentences
 * @param path the path pattern that owns the request or {@code null} if there is none
 * @param policy the policy that decides or {@code null} if there is none, or several
 * policies share the path and none allows the origin
 * @param decidedBy what decides on the request besides the policies: an annotation, a
 * bean or a property of the application, or {@code null} if nothing does or it is not
 * known
 * @param steps what is checked, in order
 * @param preflight the server's answer to the preflight, whether or not there is one
 * @param actual the server's answer to the request itself
 * @param browser what the browser makes of the answers
 * @param fixes the changes that let the request pass, all of them in the policy that
 * needs the fewest; empty if it passes or no configuration would help; for an origin that
 * no browser sends, the changes for the one that was meant
 * @param yaml that policy with the changes, ready to replace the configured one, or
 * {@code null} if there are no changes, the policy is not configured by properties or is
 * very long
 * @param alternatives the other policies that could allow the request
 */
public record CorsExplanation(String summary, @Nullable String path, @Nullable String policy,
		@Nullable String decidedBy, List<Step> steps, Answer preflight, Answer actual, BrowserVerdict browser,
		List<Fix> fixes, @Nullable String yaml, List<Alternative> alternatives) {

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
		 * The check does not apply, or an earlier one already decided.
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
	 * What the browser makes of the answers. Where only the application can tell, there
	 * is no answer: {@code null} means unknown, never no.
	 *
	 * @param preflightNeeded whether it asks with a preflight first
	 * @param preflightPasses whether the preflight lets the request pass or {@code null}
	 * if none is needed or that is unknown
	 * @param sent whether the request itself is sent or {@code null} if that is unknown
	 * @param readable whether the script may read the response, for a WebSocket whether
	 * it opens, for a form whether its post is accepted, or {@code null} if that is
	 * unknown
	 * @param visibleHeaders the response headers that the script sees if the application
	 * sends them, in lower case, {@code *} for any; the seven that are always visible are
	 * not listed
	 * @param consoleMessage what Chromium prints in its console or {@code null} if it
	 * prints nothing
	 * @param preflightCached how many seconds browsers keep the answer to the preflight
	 * or {@code null} if there is none to keep
	 * @param notes where browsers differ, and what they leave out
	 */
	public record BrowserVerdict(boolean preflightNeeded, @Nullable Boolean preflightPasses, @Nullable Boolean sent,
			@Nullable Boolean readable, List<String> visibleHeaders, @Nullable String consoleMessage,
			@Nullable PreflightCacheTimes preflightCached, List<String> notes) {

		boolean isReadable() {
			return Boolean.TRUE.equals(this.readable);
		}

		boolean isSent() {
			return Boolean.TRUE.equals(this.sent);
		}

	}

	/**
	 * A change of configuration that lets the request pass, alone or with others.
	 *
	 * @param policy the policy
	 * @param property the property to change
	 * @param change what to do, in a sentence that names the property and its place
	 * @param location where the property is configured, the place of the policy if it is
	 * a default, or {@code null} if that is not known
	 * @param nearest the configured origin that is closest to the refused one, or
	 * {@code null} if none is close
	 */
	public record Fix(String policy, String property, String change, @Nullable String location,
			@Nullable String nearest) {

	}

	/**
	 * Another policy that could allow the request.
	 *
	 * @param policy the policy
	 * @param fixes the changes, all of which are needed
	 * @param yaml the policy with the changes or {@code null} as in the explanation
	 */
	public record Alternative(String policy, List<Fix> fixes, @Nullable String yaml) {

	}

}
