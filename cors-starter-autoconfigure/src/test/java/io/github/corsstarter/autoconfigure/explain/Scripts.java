package io.github.corsstarter.autoconfigure.explain;

import java.util.List;

import io.github.corsstarter.browser.BrowserRequest;

/**
 * Requests of scripts.
 */
final class Scripts {

	private Scripts() {
	}

	static BrowserRequest get(String origin) {
		return new BrowserRequest(origin, "GET", List.of(), false, false);
	}

}
