package io.github.corsstarter.test;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.PreflightCache;

import org.springframework.http.HttpMethod;

/**
 * A page in a browser of its own: it starts without cookies and without remembered
 * preflights, and what one request leaves the next one finds.
 */
public final class BrowserPage {

	private final BrowserTester browser;

	private final String origin;

	private final PreflightCache preflights = new PreflightCache();

	private final CookieJar cookies = new CookieJar();

	private Clock clock = Clock.systemUTC();

	BrowserPage(BrowserTester browser, String origin) {
		this.browser = browser;
		this.origin = origin;
	}

	/**
	 * Prepare a request of a script.
	 * @param method the method
	 * @param path the path with query as a browser sees it, context path included, or a
	 * whole URL
	 * @return the request, which is not sent before somebody asks for its outcome
	 */
	public BrowserFetch fetch(HttpMethod method, String path) {
		return fetch(method.name(), path);
	}

	/**
	 * Prepare a request of a script.
	 * @param method the method as the script spells it
	 * @param path the path with query as a browser sees it, context path included, or a
	 * whole URL
	 * @return the request, which is not sent before somebody asks for its outcome
	 */
	public BrowserFetch fetch(String method, String path) {
		return new BrowserFetch(this, method, path);
	}

	/**
	 * Have a cookie that the application has set for all sites.
	 * @param name the name
	 * @param value the value
	 * @return this page
	 */
	public BrowserPage cookie(String name, String value) {
		String host = URI.create(this.browser.client().address()).getHost().toLowerCase(Locale.ROOT);
		this.cookies.add(new Cookie(name, value, host, false, "/", false, true, Instant.MAX));
		return this;
	}

	/**
	 * Let time pass, which makes the browser forget preflights and cookies.
	 * @param duration how long
	 * @return this page
	 */
	public BrowserPage later(Duration duration) {
		this.clock = Clock.offset(this.clock, duration);
		return this;
	}

	/**
	 * The methods and request headers that need no preflight any more.
	 * @return the entries that have not expired, oldest first
	 */
	public List<PreflightCache.Entry> preflightCache() {
		Instant now = now();
		return this.preflights.entries().stream().filter((entry) -> entry.expiry().isAfter(now)).toList();
	}

	BrowserTester browser() {
		return this.browser;
	}

	String origin() {
		return this.origin;
	}

	PreflightCache preflights() {
		return this.preflights;
	}

	CookieJar cookies() {
		return this.cookies;
	}

	Instant now() {
		return this.clock.instant();
	}

}
