package io.github.corsstarter.autoconfigure.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.EngineDifference;
import io.github.corsstarter.browser.HeaderField;
import org.jspecify.annotations.Nullable;

/**
 * A request that a script makes.
 *
 * @param id what the report about it is called
 * @param url where it goes
 * @param api how the script makes it
 * @param method the method as the script spells it
 * @param headers the headers that the script sets
 * @param credentials the credentials mode, {@code same-origin} for the default
 * @param body what the script sends
 * @param opaque whether the script runs in a sandboxed frame
 * @param times how often the script makes it
 * @param by the start of a URL that redirects to {@code url}, or {@code null}
 */
record ScriptedRequest(int id, String url, Api api, String method, List<HeaderField> headers, String credentials,
		Body body, boolean opaque, int times, @Nullable String by) {

	private static final String TO = "-by?to=";

	ScriptedRequest(int id, String url, Api api, String method, List<HeaderField> headers, String credentials,
			Body body, boolean opaque, int times) {
		this(id, url, api, method, headers, credentials, body, opaque, times, null);
	}

	/**
	 * The same request as the model has it.
	 * @param page the origin of the page
	 */
	BrowserRequest asSentFrom(String page) {
		List<HeaderField> all = new ArrayList<>((this.api == Api.FETCH) ? this.headers : joined());
		if (this.body.contentType != null
				&& all.stream().noneMatch((field) -> field.name().equalsIgnoreCase("Content-Type"))) {
			all.add(new HeaderField("Content-Type", this.body.contentType));
		}
		return new BrowserRequest(this.opaque ? "null" : page, this.method, all, this.credentials.equals("include"),
				this.api == Api.XHR_WITH_UPLOAD_LISTENER);
	}

	/**
	 * The same request, once, by way of a redirect.
	 * @param from the address of the server that redirects
	 * @param to the address of the other one
	 */
	ScriptedRequest redirected(String from, String to) {
		return new ScriptedRequest(this.id, to + path(), this.api, this.method, this.headers, this.credentials,
				this.body, false, 1, from + path() + TO);
	}

	/**
	 * What is left of the request after a redirect to another origin.
	 */
	ScriptedRequest afterRedirect(Engine engine) {
		List<HeaderField> left = this.headers.stream()
			.filter((field) -> !field.name().equalsIgnoreCase("Authorization"))
			.toList();
		if (engine == Engine.WEBKIT) {
			// It keeps all headers, and makes a GET of a DELETE.
			return with(this.api, this.method.equalsIgnoreCase("DELETE") ? "GET" : this.method, this.headers);
		}
		if (left.size() == this.headers.size()) {
			return this;
		}
		// Firefox asks again even if nothing is left to ask for.
		return with((engine == Engine.FIREFOX) ? Api.XHR_WITH_UPLOAD_LISTENER : this.api, this.method, left);
	}

	private ScriptedRequest with(Api api, String method, List<HeaderField> headers) {
		return new ScriptedRequest(this.id, this.url, api, method, headers, this.credentials, this.body, this.opaque,
				this.times);
	}

	/**
	 * The paths that are asked for.
	 */
	List<String> paths() {
		return (this.by == null) ? List.of(path()) : List.of(URI.create(this.by).getPath(), path());
	}

	/**
	 * The headers as an {@code XMLHttpRequest} keeps them.
	 */
	private List<HeaderField> joined() {
		Map<String, HeaderField> joined = new LinkedHashMap<>();
		this.headers.forEach((field) -> joined.merge(field.name().toLowerCase(Locale.ROOT), field,
				(first, next) -> new HeaderField(first.name(), first.value() + ", " + next.value())));
		return List.copyOf(joined.values());
	}

	/**
	 * Whether a difference shows that depends on more than the model knows.
	 */
	boolean shows(EngineDifference difference) {
		return switch (difference) {
			case NOTHING_TO_UPLOAD -> this.body == Body.NONE;
			case CONDITIONAL_FETCHES -> this.api == Api.FETCH;
			default -> true;
		};
	}

	/**
	 * The same request to other places.
	 */
	ScriptedRequest at(String suffix) {
		return new ScriptedRequest(this.id, this.url + suffix, this.api, this.method, this.headers, this.credentials,
				this.body, this.opaque, this.times, (this.by != null) ? this.by.replace(TO, suffix + TO) : null);
	}

	String path() {
		return URI.create(this.url).getPath();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.api + " " + this.method + " " + this.credentials);
		text.append(" body ")
			.append(this.body)
			.append(this.opaque ? " origin null" : "")
			.append((this.by != null) ? " by " + this.by : "")
			.append(" times ");
		text.append(this.times);
		this.headers.forEach((field) -> text.append(" [")
			.append(field.name())
			.append(": ")
			.append(field.value())
			.append(']')
			.append(field.value().length()));
		return text.toString();
	}

	/**
	 * What a script makes requests with.
	 */
	enum Api {

		FETCH, XHR, XHR_WITH_UPLOAD_LISTENER

	}

	/**
	 * What a script sends, which determines the media type unless the script does.
	 */
	enum Body {

		NONE(null), TEXT("text/plain;charset=UTF-8"), PARAMETERS("application/x-www-form-urlencoded;charset=UTF-8"),
		FORM("multipart/form-data; boundary=----boundary"), JSON("application/json"), BYTES(null);

		private final String contentType;

		Body(String contentType) {
			this.contentType = contentType;
		}

	}

}
