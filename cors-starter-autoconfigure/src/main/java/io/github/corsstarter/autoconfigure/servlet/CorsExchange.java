package io.github.corsstarter.autoconfigure.servlet;

import java.util.Collection;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.CorsResponse;
import io.github.corsstarter.origin.Origin;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A servlet request and response as the decision sees them, and the response as the
 * application sees it: what the decision wrote, nobody behind it can take back or double.
 */
final class CorsExchange extends HttpServletResponseWrapper implements CorsRequest, CorsResponse {

	private static final String VARY = "Vary";

	private final HttpServletRequest request;

	private final HttpServletResponse response;

	private @Nullable CorsDecision decision;

	CorsExchange(HttpServletRequest request, HttpServletResponse response) {
		super(response);
		this.request = request;
		this.response = response;
	}

	void apply(CorsDecision decision) {
		this.decision = decision;
		decision.writeHeaders(this, this);
	}

	private void applyAgain() {
		if (this.decision != null) {
			this.decision.writeHeaders(this, this);
		}
	}

	@Override
	public String method() {
		return (attribute(RequestDispatcher.ERROR_METHOD) instanceof String method) ? method : this.request.getMethod();
	}

	@Override
	public String path() {
		String uri = uri();
		String context = this.request.getContextPath();
		return (!context.isEmpty() && uri.startsWith(context)) ? uri.substring(context.length()) : uri;
	}

	/**
	 * The URI that the client asked for, also while an error page or the result of
	 * asynchronous work is dispatched.
	 */
	private String uri() {
		Object original = switch (this.request.getDispatcherType()) {
			case ERROR -> attribute(RequestDispatcher.ERROR_REQUEST_URI);
			case ASYNC -> attribute(AsyncContext.ASYNC_REQUEST_URI);
			default -> null;
		};
		return (original instanceof String uri) ? uri : this.request.getRequestURI();
	}

	private @Nullable Object attribute(String name) {
		return this.request.getAttribute(name);
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.getHeader(name);
	}

	@Override
	public List<String> headers(String name) {
		return Collections.list(this.request.getHeaders(name));
	}

	@Override
	public boolean isRepeated(String name) {
		Enumeration<String> lines = this.request.getHeaders(name);
		if (!lines.hasMoreElements()) {
			return false;
		}
		lines.nextElement();
		return lines.hasMoreElements();
	}

	@Override
	public boolean isOwnOrigin(String origin) {
		return Origin.isSame(origin, this.request.getScheme(), this.request.getServerName(),
				this.request.getServerPort());
	}

	@Override
	public void write(String name, String value) {
		this.response.setHeader(name, value);
	}

	@Override
	public Collection<String> vary() {
		return this.response.containsHeader(VARY) ? this.response.getHeaders(VARY) : List.of();
	}

	@Override
	public void addVary(String names) {
		this.response.addHeader(VARY, names);
	}

	@Override
	public void setHeader(String name, String value) {
		if (isForApplication(name)) {
			this.response.setHeader(name, value);
			if (VARY.equalsIgnoreCase(name)) {
				applyAgain();
			}
		}
	}

	@Override
	public void addHeader(String name, String value) {
		if (isForApplication(name)) {
			this.response.addHeader(name, value);
		}
	}

	@Override
	public void setIntHeader(String name, int value) {
		if (isForApplication(name)) {
			this.response.setIntHeader(name, value);
		}
	}

	@Override
	public void addIntHeader(String name, int value) {
		if (isForApplication(name)) {
			this.response.addIntHeader(name, value);
		}
	}

	@Override
	public void setDateHeader(String name, long date) {
		if (isForApplication(name)) {
			this.response.setDateHeader(name, date);
		}
	}

	@Override
	public void addDateHeader(String name, long date) {
		if (isForApplication(name)) {
			this.response.addDateHeader(name, date);
		}
	}

	@Override
	public void reset() {
		this.response.reset();
		applyAgain();
	}

	private static boolean isForApplication(@Nullable String name) {
		return name == null || !CorsDecision.isCorsHeader(name);
	}

}
