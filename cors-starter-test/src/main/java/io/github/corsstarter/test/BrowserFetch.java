package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import org.assertj.core.api.AssertProvider;
import org.jspecify.annotations.Nullable;

/**
 * A request that a script makes. Each {@link #exchange()}, and each assertion on the
 * request, sends it once.
 */
public final class BrowserFetch implements AssertProvider<BrowserExchangeAssert> {

	private final BrowserPage page;

	private final String method;

	private final String path;

	private final List<HeaderField> headers = new ArrayList<>();

	private @Nullable String body;

	private boolean credentials;

	private boolean forcedPreflight;

	private int answer;

	BrowserFetch(BrowserPage page, String method, String path) {
		this.page = page;
		this.method = method;
		this.path = path;
	}

	/**
	 * Add a header.
	 * @param name the name
	 * @param value the value
	 * @return this request
	 * @throws IllegalArgumentException if browsers do not let scripts set the header
	 */
	public BrowserFetch header(String name, String value) {
		HeaderField field = new HeaderField(name, value);
		if (Browser.isForbidden(field)) {
			throw new IllegalArgumentException("Browsers do not let scripts set the header " + name
					+ (name.equalsIgnoreCase("Cookie") ? ". Use cookie(name, value) of the page." : "."));
		}
		this.headers.add(field);
		return this;
	}

	/**
	 * Set a body of JSON.
	 * @param json the body
	 * @return this request
	 */
	public BrowserFetch json(String json) {
		return body("application/json", json);
	}

	/**
	 * Set a body.
	 * @param contentType its media type
	 * @param body the body
	 * @return this request
	 */
	public BrowserFetch body(String contentType, String body) {
		this.body = body;
		return header("Content-Type", contentType);
	}

	/**
	 * Ask for credentials, as {@code credentials: "include"} and {@code withCredentials}
	 * do.
	 * @return this request
	 */
	public BrowserFetch credentials() {
		this.credentials = true;
		return this;
	}

	/**
	 * Have a preflight in any case, as listeners of an upload do.
	 * @return this request
	 */
	public BrowserFetch forcedPreflight() {
		this.forcedPreflight = true;
		return this;
	}

	/**
	 * Have the handler answer with that status, where the application has the test
	 * configuration of Spring Boot.
	 */
	BrowserFetch answered(int status) {
		this.answer = status;
		return this;
	}

	/**
	 * Do what the browser does.
	 * @return what came of it
	 */
	public BrowserExchange exchange() {
		String url = this.path.contains("://") ? this.path : this.page.browser().client().address() + this.path;
		BrowserRequest request = new BrowserRequest(this.page.origin(), this.method, this.headers, this.credentials,
				this.forcedPreflight);
		return new FetchRun(this.page, request, url, this.body, this.answer).run();
	}

	@Override
	@Deprecated
	public BrowserExchangeAssert assertThat() {
		return exchange().assertThat();
	}

}
