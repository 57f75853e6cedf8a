package io.github.corsstarter.benchmarks;

import java.io.IOException;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletResponse;

/**
 * A servlet filter in front of an application that writes one header.
 */
final class ServletContestant implements Contestant {

	private final Filter filter;

	private final Runnable onClose;

	ServletContestant(Filter filter) {
		this(filter, () -> {
		});
	}

	ServletContestant(Filter filter, Runnable onClose) {
		this.filter = filter;
		this.onClose = onClose;
	}

	@Override
	public Exchange exchange(Call call) {
		return new ServletExchange(this.filter, call);
	}

	@Override
	public void close() {
		this.onClose.run();
	}

	/**
	 * One request, again and again.
	 */
	private static final class ServletExchange implements Exchange, FilterChain {

		private final Filter filter;

		private final ServletRequestStub request;

		private final ServletResponseStub response = new ServletResponseStub();

		ServletExchange(Filter filter, Call call) {
			this.filter = filter;
			this.request = new ServletRequestStub(call);
		}

		@Override
		public Answer run() throws IOException, ServletException {
			this.request.renew();
			this.response.renew();
			this.filter.doFilter(this.request, this.response, this);
			return this.response;
		}

		/**
		 * The application.
		 */
		@Override
		public void doFilter(ServletRequest request, ServletResponse response) {
			this.response.reachApplication();
			((HttpServletResponse) response).setHeader("Content-Type", "application/json");
		}

	}

}
