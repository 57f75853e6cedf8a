package io.github.corsstarter.test;

import java.io.IOException;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * Sees which requests reach a handler of Spring MVC, and whether they have met the
 * filters; a handler that is to answer something is not called.
 */
final class ServletWitness implements HandlerInterceptor, Filter {

	private static final String FILTERED = ServletWitness.class.getName() + ".filtered";

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		request.setAttribute(FILTERED, true);
		chain.doFilter(request, response);
	}

	@Override
	public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
		HandlerWitness witness = HandlerWitness.find(request.getHeader(HandlerWitness.HEADER));
		if (witness == null || request.getDispatcherType() != DispatcherType.REQUEST) {
			return true;
		}
		if (request.getAttribute(FILTERED) == null) {
			witness.missesFilters();
		}
		if (HttpMethod.OPTIONS.matches(request.getMethod()) && CorsUtils.isPreFlightRequest(request)) {
			return true;
		}
		witness.reachesHandler();
		return answer(witness.answer(), response);
	}

	private static boolean answer(int status, HttpServletResponse response) {
		if (status == 0) {
			return true;
		}
		if (status == HttpStatus.OK.value()) {
			response.setStatus(status);
			return false;
		}
		throw new ResponseStatusException(HttpStatusCode.valueOf(status));
	}

}
