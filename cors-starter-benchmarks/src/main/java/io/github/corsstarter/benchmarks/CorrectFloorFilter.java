package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.util.Collection;
import java.util.Locale;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

/**
 * What a careful person writes by hand for one policy: {@code Vary} on every answer and
 * merged with what is there, the own origin let through, credentials, refusals with 403,
 * preflights checked, and an application that cannot undo any of it.
 */
final class CorrectFloorFilter implements Filter {

	private final OriginLookup origins;

	private final Preflights preflights;

	private final boolean credentials;

	CorrectFloorFilter(Rule rule) {
		this.origins = new OriginLookup(rule);
		this.preflights = new Preflights(rule);
		this.credentials = rule.credentials();
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		filter((HttpServletRequest) request, (HttpServletResponse) response, chain);
	}

	private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		String origin = request.getHeader("Origin");
		addVary(response);
		if (origin == null || isOwn(origin, request)) {
			chain.doFilter(request, new KeepingResponse(response));
		}
		else if (!this.origins.contains(origin)) {
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
		}
		else if (isPreflight(request)) {
			answer(request, response, origin);
		}
		else {
			allow(response, origin);
			chain.doFilter(request, new KeepingResponse(response));
		}
	}

	private static boolean isOwn(String origin, HttpServletRequest request) {
		String scheme = request.getScheme();
		String host = request.getServerName();
		return origin.startsWith(scheme) && origin.startsWith("://", scheme.length())
				&& origin.startsWith(host, scheme.length() + 3)
				&& isPort(origin.substring(scheme.length() + 3 + host.length()), request);
	}

	private static boolean isPort(String port, HttpServletRequest request) {
		int defaultPort = request.isSecure() ? 443 : 80;
		return port.isEmpty() ? request.getServerPort() == defaultPort : port.equals(":" + request.getServerPort());
	}

	private static boolean isPreflight(HttpServletRequest request) {
		return "OPTIONS".equals(request.getMethod()) && request.getHeader("Access-Control-Request-Method") != null;
	}

	private void allow(HttpServletResponse response, String origin) {
		response.setHeader("Access-Control-Allow-Origin", origin);
		if (this.credentials) {
			response.setHeader("Access-Control-Allow-Credentials", "true");
		}
	}

	private void answer(HttpServletRequest request, HttpServletResponse response, String origin) {
		String headers = request.getHeader("Access-Control-Request-Headers");
		String requested = (headers != null) ? headers : "";
		if (!this.preflights.allows(request.getHeader("Access-Control-Request-Method"), requested)) {
			response.setStatus(HttpServletResponse.SC_FORBIDDEN);
			return;
		}
		allow(response, origin);
		response.setHeader("Access-Control-Allow-Methods", this.preflights.allowMethods());
		response.setHeader("Access-Control-Allow-Headers", this.preflights.allowHeaders(requested));
		response.setHeader("Access-Control-Max-Age", "1800");
		response.setStatus(HttpServletResponse.SC_NO_CONTENT);
	}

	static void addVary(HttpServletResponse response) {
		if (!response.containsHeader("Vary")) {
			response.setHeader("Vary", "Origin");
		}
		else if (!namesOrigin(response.getHeaders("Vary"))) {
			response.addHeader("Vary", "Origin");
		}
	}

	private static boolean namesOrigin(Collection<String> lines) {
		for (String line : lines) {
			if (line.toLowerCase(Locale.ROOT).contains("origin")) {
				return true;
			}
		}
		return false;
	}

	/**
	 * A response from which the application takes nothing back.
	 */
	private static final class KeepingResponse extends HttpServletResponseWrapper {

		KeepingResponse(HttpServletResponse response) {
			super(response);
		}

		@Override
		public void setHeader(String name, String value) {
			if (isForApplication(name)) {
				super.setHeader(name, value);
				if ("Vary".equalsIgnoreCase(name)) {
					addVary((HttpServletResponse) getResponse());
				}
			}
		}

		@Override
		public void addHeader(String name, String value) {
			if (isForApplication(name)) {
				super.addHeader(name, value);
			}
		}

		private static boolean isForApplication(String name) {
			return !name.regionMatches(true, 0, "Access-Control-", 0, 15);
		}

	}

}
