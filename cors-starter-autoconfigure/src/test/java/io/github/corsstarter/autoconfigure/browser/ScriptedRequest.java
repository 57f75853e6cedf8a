package io.github.corsstarter.autoconfigure.browser;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.EngineDifference;
import io.github.corsstarter.browser.HeaderField;

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
 */
record ScriptedRequest(int id, String url, Api api, String method, List<HeaderField> headers, String credentials,
		Body body, boolean opaque, int times) {

	/**
	 * The same request as the model has it.
	 * @param page the origin of the page
	 */
	BrowserRequest asSentFrom(String page) {
		List<HeaderField> all = new ArrayList<>(this.headers);
		if (this.body.contentType != null
				&& all.stream().noneMatch((field) -> field.name().equalsIgnoreCase("Content-Type"))) {
			all.add(new HeaderField("Content-Type", this.body.contentType));
		}
		return new BrowserRequest(this.opaque ? "null" : page, this.method, all, this.credentials.equals("include"),
				this.api == Api.XHR_WITH_UPLOAD_LISTENER);
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
	 * The same request to another place.
	 */
	ScriptedRequest at(String url) {
		return new ScriptedRequest(this.id, url, this.api, this.method, this.headers, this.credentials, this.body,
				this.opaque, this.times);
	}

	String path() {
		return URI.create(this.url).getPath();
	}

	@Override
	public String toString() {
		StringBuilder text = new StringBuilder(this.api + " " + this.method + " " + this.credentials);
		text.append(" body ").append(this.body).append(this.opaque ? " origin null" : "").append(" times ");
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
