package io.github.corsstarter.autoconfigure.cases;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

/**
 * Writes the lines of {@code Vary} that a case wants to be there before.
 */
final class OuterFilter extends HttpFilter {

	@Override
	protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws IOException, ServletException {
		CaseClient.caseOf(request.getHeader(CaseClient.ID))
			.other()
			.existingVary()
			.forEach((line) -> response.addHeader("Vary", line));
		chain.doFilter(request, response);
	}

}
