package io.github.corsstarter.browser;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Whether the answer to a preflight lets the request itself be sent.
 *
 * @param passes whether the standard lets the request be sent
 * @param reason why not or {@code null} if it does
 * @param consoleMessage the line in Chromium's console; {@code null} if it passes
 * @param engineNotes sentences on engines that treat this answer differently
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-fetch-0">Fetch:
 * CORS-preflight fetch</a>
 */
public record PreflightVerdict(boolean passes, @Nullable BlockReason reason, @Nullable String consoleMessage,
		List<String> engineNotes) {

	/**
	 * Copies the notes.
	 * @param passes whether the standard lets the request be sent
	 * @param reason why not or {@code null} if it does
	 * @param consoleMessage the line in Chromium's console; {@code null} if it passes
	 * @param engineNotes sentences on engines that treat this answer differently
	 */
	public PreflightVerdict {
		engineNotes = List.copyOf(engineNotes);
	}

}
