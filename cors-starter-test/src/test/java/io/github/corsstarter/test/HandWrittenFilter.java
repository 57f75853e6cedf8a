package io.github.corsstarter.test;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A filter as applications write them. It keeps the promise; what overrides a method of
 * it breaks one thing.
 */
class HandWrittenFilter extends OncePerRequestFilter {

	static final Set<String> METHODS = Set.of("GET", "PUT");

	static final Set<String> HEADERS = Set.of("content-type", "x-tenant");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		vary(response);
		String origin = request.getHeader("Origin");
		String method = request.getHeader("Access-Control-Request-Method");
		boolean preflight = origin != null && method != null && request.getMethod().equals("OPTIONS");
		if (preflight) {
			preflight(request, response, origin, method);
		}
		else {
			actual(request, response, origin, chain);
		}
	}

	void vary(HttpServletResponse response) {
		response.addHeader("Vary", "Origin");
	}

	void preflight(HttpServletRequest request, HttpServletResponse response, String origin, String method) {
		List<String> headers = requested(request);
		if (!allowsOrigin(origin) || !allowsMethod(method) || !headers.stream().allMatch(this::allowsHeader)) {
			response.setStatus(403);
			return;
		}
		response.setStatus(204);
		grant(response, origin);
		response.setHeader("Access-Control-Allow-Methods", method);
		response.setHeader("Access-Control-Allow-Headers", String.join(", ", grantedHeaders(headers)));
	}

	static List<String> requested(HttpServletRequest request) {
		String line = request.getHeader("Access-Control-Request-Headers");
		return (line != null) ? Stream.of(line.split(",")).map(String::strip).toList() : List.of();
	}

	List<String> grantedHeaders(List<String> requested) {
		return requested;
	}

	void actual(HttpServletRequest request, HttpServletResponse response, String origin, FilterChain chain)
			throws ServletException, IOException {
		if (origin != null && allowsOrigin(origin)) {
			grant(response, origin);
			expose(response);
		}
		chain.doFilter(request, response);
	}

	boolean allowsOrigin(String origin) {
		return origin.equals(Shop.ORIGIN) || origin.equals(Shop.ADMIN);
	}

	boolean allowsMethod(String method) {
		return METHODS.contains(method);
	}

	boolean allowsHeader(String name) {
		return HEADERS.contains(name.toLowerCase(Locale.ROOT));
	}

	void grant(HttpServletResponse response, String origin) {
		response.setHeader("Access-Control-Allow-Origin", origin);
		response.setHeader("Access-Control-Allow-Credentials", "true");
	}

	void expose(HttpServletResponse response) {
		response.setHeader("Access-Control-Expose-Headers", "ETag");
	}

}
