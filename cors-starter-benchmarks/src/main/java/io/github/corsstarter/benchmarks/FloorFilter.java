package io.github.corsstarter.benchmarks;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * The least that a filter can do: look the origin up and set two headers. It lets caches
 * mix up origins where the application has a {@code Vary} of its own, allows no
 * credentials, and grants every preflight of an origin that it knows.
 */
final class FloorFilter implements Filter {

	private final OriginLookup origins;

	private final String methods = String.join(", ", Rule.METHODS);

	private final String headers;

	FloorFilter(Rule rule) {
		this.origins = new OriginLookup(rule);
		this.headers = String.join(", ", Preflights.named(rule.headers()));
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		HttpServletRequest httpRequest = (HttpServletRequest) request;
		HttpServletResponse httpResponse = (HttpServletResponse) response;
		String origin = httpRequest.getHeader("Origin");
		if (origin != null && this.origins.contains(origin)) {
			httpResponse.setHeader("Access-Control-Allow-Origin", origin);
			httpResponse.setHeader("Vary", "Origin");
		}
		if (origin != null && "OPTIONS".equals(httpRequest.getMethod())) {
			httpResponse.setHeader("Access-Control-Allow-Methods", this.methods);
			httpResponse.setHeader("Access-Control-Allow-Headers", this.headers);
			httpResponse.setStatus(HttpServletResponse.SC_NO_CONTENT);
			return;
		}
		chain.doFilter(request, response);
	}

}
