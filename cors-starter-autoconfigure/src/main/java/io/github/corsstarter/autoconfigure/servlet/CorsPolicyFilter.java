package io.github.corsstarter.autoconfigure.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.corsstarter.CorsDecision;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicyRegistry;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Carries out what the registry decides on a servlet request.
 */
final class CorsPolicyFilter implements Filter {

	private final CorsPolicyRegistry registry;

	private final CorsDecisionListener listener;

	CorsPolicyFilter(CorsPolicyRegistry registry, CorsDecisionListener listener) {
		this.registry = registry;
		this.listener = listener;
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		if (request instanceof HttpServletRequest httpRequest && response instanceof HttpServletResponse httpResponse) {
			filter(httpRequest, httpResponse, chain);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		CorsExchange exchange = new CorsExchange(request, response);
		CorsDecision decision = this.registry.decide(exchange);
		boolean first = request.getDispatcherType() == DispatcherType.REQUEST;
		if (first && decision.isCors()) {
			this.listener.onDecision(exchange, decision);
		}
		if (decision.outcome() == CorsDecision.Outcome.NO_POLICY) {
			chain.doFilter(request, response);
			return;
		}
		exchange.apply(decision);
		if (first && decision.status() != 0) {
			answer(decision, response);
			return;
		}
		chain.doFilter(request, exchange);
	}

	private static void answer(CorsDecision decision, HttpServletResponse response) throws IOException {
		response.setStatus(decision.status());
		byte[] body = decision.body().getBytes(StandardCharsets.UTF_8);
		if (body.length > 0) {
			response.setContentType("application/problem+json");
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
		}
	}

}
