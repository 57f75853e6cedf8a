package io.github.corsstarter.autoconfigure.servlet;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CrossOriginDecision;
import io.github.corsstarter.decision.Refused;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.RequestDispatcher;
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
		if (request instanceof HttpServletRequest httpRequest && response instanceof HttpServletResponse httpResponse
				&& !isOrdinaryForward(request)) {
			filter(httpRequest, httpResponse, chain);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	/**
	 * Forwards matter only where they lead to an error page: in a war file, Spring Boot's
	 * own filter does that, after it has reset the response.
	 */
	private static boolean isOrdinaryForward(ServletRequest request) {
		return request.getDispatcherType() == DispatcherType.FORWARD
				&& request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) == null;
	}

	private void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		CorsHttpResponse corsResponse = new CorsHttpResponse(request, response);
		CorsDecision decision = decide(request, corsResponse.request());
		if (decision.outcome() == CorsDecision.Outcome.NO_POLICY) {
			CorsHttpRequest.remember(decision, request);
			chain.doFilter(request, response);
			return;
		}
		String overridden = corsResponse.apply(decision);
		if (overridden != null && request.getDispatcherType() == DispatcherType.REQUEST) {
			this.listener.onOverriddenHeader(decision, overridden);
		}
		if (decision.isAnswered() && request.getDispatcherType() == DispatcherType.REQUEST) {
			answer(decision, response);
			return;
		}
		try {
			chain.doFilter(corsResponse.request(), corsResponse);
		}
		catch (IOException | ServletException | RuntimeException | Error ex) {
			corsResponse.remember();
			throw ex;
		}
	}

	private CorsDecision decide(HttpServletRequest request, CorsHttpRequest corsRequest) {
		if (request.getDispatcherType() != DispatcherType.REQUEST) {
			CorsDecision remembered = CorsHttpRequest.remembered(request);
			return (remembered != null) ? remembered : this.registry.decide(corsRequest);
		}
		CorsDecision decision = this.registry.decide(corsRequest);
		if (decision instanceof CrossOriginDecision crossOrigin) {
			this.listener.onDecision(corsRequest, crossOrigin);
		}
		return decision;
	}

	/**
	 * Answer in place of the application and commit, so that no filter in front can add
	 * headers.
	 */
	private static void answer(CorsDecision decision, HttpServletResponse response) throws IOException {
		response.setStatus(decision.status());
		if (decision instanceof Refused refused) {
			byte[] body = refused.body().getBytes(StandardCharsets.UTF_8);
			if (body.length > 0) {
				response.setContentType("application/problem+json");
			}
			response.setContentLength(body.length);
			response.getOutputStream().write(body);
		}
		response.flushBuffer();
	}

}
