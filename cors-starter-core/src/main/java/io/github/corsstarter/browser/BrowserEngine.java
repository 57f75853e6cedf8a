package io.github.corsstarter.browser;

/**
 * The engine of a browser.
 */
public enum BrowserEngine {

	/**
	 * Blink, as in Chrome and Edge.
	 */
	CHROMIUM,

	/**
	 * Gecko.
	 */
	FIREFOX,

	/**
	 * The engine of Safari.
	 */
	WEBKIT

}
