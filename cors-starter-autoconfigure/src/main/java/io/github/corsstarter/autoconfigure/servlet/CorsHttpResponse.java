package io.github.corsstarter.autoconfigure.servlet;

import java.io.IOException;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsResponse;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.internal.http.NameLists;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A servlet response as decisions and the application see it. Nothing behind the filter
 * can remove or repeat what the decision has written.
 */
final class CorsHttpResponse extends HttpServletResponseWrapper implements CorsResponse {

	/**
	 * Where the decision writes. The application writes to what is wrapped at the moment:
	 * Tomcat puts a response in between that ignores the headers of what is included.
	 */
	private final HttpServletResponse response;

	private final CorsHttpRequest request;

	private @Nullable CorsDecision decision;

	CorsHttpResponse(HttpServletRequest request, HttpServletResponse response) {
		super(response);
		this.response = response;
		this.request = new CorsHttpRequest(request, this);
	}

	CorsHttpRequest request() {
		return this.request;
	}

	/**
	 * Write the headers of a decision in place of those that filters in front have
	 * written.
	 * @return the name of a header that was there before or {@code null} if there was
	 * none
	 */
	@Nullable String apply(CorsDecision decision) {
		this.decision = decision;
		String other = removeOthers();
		decision.writeHeaders(this.request, this);
		return other;
	}

	private @Nullable String removeOthers() {
		String removed = null;
		for (String name : this.response.getHeaderNames()) {
			if (CorsDecision.isCorsHeader(name)) {
				this.response.setHeader(name, null);
				removed = name;
			}
		}
		return removed;
	}

	private void applyAgain() {
		if (this.decision != null) {
			this.decision.writeHeaders(this.request, this);
		}
	}

	/**
	 * Keep the decision for the dispatches that follow.
	 */
	void remember() {
		if (this.decision != null) {
			CorsHttpRequest.remember(this.decision, this.request);
		}
	}

	@Override
	public void write(String name, String value) {
		this.response.setHeader(name, value);
	}

	@Override
	public Collection<String> vary() {
		return this.response.containsHeader(HeaderNames.VARY) ? this.response.getHeaders(HeaderNames.VARY) : List.of();
	}

	@Override
	public void addVary(String names) {
		this.response.addHeader(HeaderNames.VARY, names);
	}

	@Override
	public void setHeader(String name, String value) {
		if (isForApplication(name)) {
			super.setHeader(name, value);
			if (HeaderNames.VARY.equalsIgnoreCase(name)) {
				applyAgain();
			}
		}
	}

	@Override
	public void addHeader(String name, String value) {
		if (HeaderNames.VARY.equalsIgnoreCase(name) && value != null) {
			addMissing(value);
		}
		else if (isForApplication(name)) {
			super.addHeader(name, value);
		}
	}

	/**
	 * Add to {@code Vary} what is not there yet: a server behind a gateway that varies by
	 * the origin too says so itself.
	 */
	private void addMissing(String names) {
		String missing = NameLists.missing(names, vary());
		if (!missing.isEmpty()) {
			super.addHeader(HeaderNames.VARY, missing);
		}
	}

	@Override
	public void setIntHeader(String name, int value) {
		if (isForApplication(name)) {
			super.setIntHeader(name, value);
		}
	}

	@Override
	public void addIntHeader(String name, int value) {
		if (isForApplication(name)) {
			super.addIntHeader(name, value);
		}
	}

	@Override
	public void setDateHeader(String name, long date) {
		if (isForApplication(name)) {
			super.setDateHeader(name, date);
		}
	}

	@Override
	public void addDateHeader(String name, long date) {
		if (isForApplication(name)) {
			super.addDateHeader(name, date);
		}
	}

	@Override
	public void sendError(int status) throws IOException {
		remember();
		super.sendError(status);
	}

	@Override
	public void sendError(int status, String message) throws IOException {
		remember();
		super.sendError(status, message);
	}

	@Override
	public void reset() {
		super.reset();
		applyAgain();
	}

	private static boolean isForApplication(@Nullable String name) {
		return name == null || !CorsDecision.isCorsHeader(name);
	}

}
