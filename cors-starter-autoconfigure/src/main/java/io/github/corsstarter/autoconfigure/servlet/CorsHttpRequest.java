package io.github.corsstarter.autoconfigure.servlet;

import java.util.Collections;
import java.util.Enumeration;
import java.util.List;

import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.origin.Origin;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * A servlet request as decisions and the application see it. Asynchronous work that is
 * started without naming a response gets the one that keeps the headers.
 */
final class CorsHttpRequest extends HttpServletRequestWrapper implements CorsRequest {

	private static final String DECISION = CorsHttpRequest.class.getName() + ".DECISION";

	private final HttpServletRequest request;

	private final CorsHttpResponse response;

	private @Nullable String origin;

	CorsHttpRequest(HttpServletRequest request, CorsHttpResponse response) {
		super(request);
		this.request = request;
		this.response = response;
	}

	/**
	 * Keep the decision for later dispatches. Only called when one may follow, because an
	 * attribute has its price.
	 */
	static void remember(CorsDecision decision, ServletRequest request) {
		request.setAttribute(DECISION, decision);
	}

	/**
	 * The decision of the first dispatch, which holds for all of them even if policies
	 * change in between.
	 */
	static @Nullable CorsDecision remembered(ServletRequest request) {
		return (request.getAttribute(DECISION) instanceof CorsDecision decision) ? decision : null;
	}

	@Override
	public String method() {
		return (isFirst() || !(attribute(RequestDispatcher.ERROR_METHOD) instanceof String method))
				? this.request.getMethod() : method;
	}

	/**
	 * The path that the client asked for, also while an error page or the result of
	 * asynchronous work is dispatched.
	 */
	@Override
	public String path() {
		Object original = switch (this.request.getDispatcherType()) {
			case ERROR, FORWARD -> attribute(RequestDispatcher.ERROR_REQUEST_URI);
			case ASYNC -> attribute(AsyncContext.ASYNC_REQUEST_URI);
			default -> null;
		};
		return (original instanceof String path) ? path : this.request.getRequestURI();
	}

	/**
	 * The context path as configured. That of the request is as the client wrote it.
	 */
	@Override
	public String contextPath() {
		String configured = this.request.getServletContext().getContextPath();
		return configured.isEmpty() ? this.request.getContextPath() : configured;
	}

	@Override
	public @Nullable String dispatchPath() {
		if (!isFirst()) {
			return null;
		}
		String pathInfo = this.request.getPathInfo();
		return (pathInfo != null) ? this.request.getServletPath() + pathInfo : this.request.getServletPath();
	}

	private boolean isFirst() {
		return this.request.getDispatcherType() == DispatcherType.REQUEST;
	}

	private @Nullable Object attribute(String name) {
		return this.request.getAttribute(name);
	}

	@Override
	public @Nullable String header(String name) {
		return this.request.getHeader(name);
	}

	/**
	 * The origin, which servers look for from the first header to the last.
	 */
	@Override
	public @Nullable String origin() {
		if (this.origin == null) {
			this.origin = header(HttpHeaders.ORIGIN);
		}
		return this.origin;
	}

	@Override
	public List<String> headers(String name) {
		Enumeration<String> lines = this.request.getHeaders(name);
		return lines.hasMoreElements() ? Collections.list(lines) : List.of();
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
	public @Nullable String host() {
		return this.request.getServerName();
	}

	@Override
	public boolean isOwnOrigin(String origin) {
		return Origin.isSame(origin, this.request.getScheme(), this.request.getServerName(),
				this.request.getServerPort());
	}

	@Override
	public AsyncContext startAsync() {
		this.response.remember();
		return this.request.startAsync(this, this.response);
	}

	@Override
	public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
		this.response.remember();
		return this.request.startAsync(request, response);
	}

}
