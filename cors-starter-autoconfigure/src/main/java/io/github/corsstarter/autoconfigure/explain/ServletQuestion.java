package io.github.corsstarter.autoconfigure.explain;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

import io.github.corsstarter.explain.ApplicationAnswer;
import io.github.corsstarter.explain.ApplicationAnswer.Certainty;
import io.github.corsstarter.explain.ApplicationRequest;
import io.github.corsstarter.internal.http.HeaderNames;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.web.servlet.ServletContextInitializerBeans;
import org.springframework.util.ClassUtils;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.filter.PreFlightRequestFilter;
import org.springframework.web.util.UriUtils;

/**
 * One request that a servlet application is asked about. Filters that do CORS are run on
 * it, in their order and if they are mapped to its path; then the servlet that serves the
 * path is asked.
 */
final class ServletQuestion {

	private static final String SECURITY = "Spring Security, which has no `http.cors()` here,";

	private final WebApplicationContext context;

	private final ApplicationRequest question;

	private final CorsRule rule;

	private final ServletContextInitializerBeans initializers;

	private final String path;

	private final @Nullable ServletTarget target;

	private final UnsentRequest request;

	private final UnsentResponse response = new UnsentResponse();

	private final boolean preflight;

	/**
	 * What lets requests of CORS pass among the filters.
	 */
	private @Nullable String decidedBy;

	/**
	 * Whether that comes before everything that could refuse the request.
	 */
	private boolean settled;

	/**
	 * What could have added headers before anything else was asked.
	 */
	private @Nullable String foreign;

	/**
	 * What could refuse the request before a handler adds headers.
	 */
	private @Nullable String secured;

	ServletQuestion(WebApplicationContext context, ApplicationRequest question, CorsRule rule) {
		this.context = context;
		this.question = question;
		this.rule = rule;
		this.initializers = new ServletContextInitializerBeans(context);
		this.path = decode(question.path());
		this.target = ServletTarget.of(context, this.initializers, this.path);
		this.request = UnsentRequest.of(question, context, (this.target != null) ? this.target.path() : "");
		this.preflight = CorsUtils.isPreFlightRequest(this.request);
		if (question.granted()) {
			// Spring's rules do nothing where there are headers.
			this.response.setHeader(HeaderNames.ALLOW_ORIGIN, "*");
		}
	}

	private static String decode(String path) {
		return UriUtils.decode(path.replaceAll(";[^/]*", ""), StandardCharsets.UTF_8);
	}

	ApplicationAnswer ask() {
		ApplicationAnswer answer = askFilters();
		return certain((answer != null) ? answer : askServlet());
	}

	private @Nullable ApplicationAnswer askFilters() {
		ServletFilters filters = new ServletFilters(this.context, this.initializers, this.path,
				(this.target != null) ? this.target.name() : "");
		String unknown = filters.unknown();
		this.foreign = (unknown != null) ? "the filter `" + unknown + "`" : null;
		for (ServletFilters.Registered registered : filters.list()) {
			ApplicationAnswer answer = ask(registered.filter(), "The `CorsFilter` bean `" + registered.name() + "`");
			if (answer != null) {
				return answer;
			}
		}
		return null;
	}

	/**
	 * Ask a filter.
	 * @return its answer or {@code null} if it passes the request on
	 */
	private @Nullable ApplicationAnswer ask(Filter filter, String name) {
		if (ClassUtils.getUserClass(filter) == CorsFilter.class) {
			return run(filter, name);
		}
		if (SecurityCheck.isFilterChain(filter)) {
			return askSecurity(SecurityCheck.chain(filter, this.request, this.context));
		}
		if (ForeignFilter.is(filter)) {
			this.foreign = "the filter " + CorsRule.name(filter);
		}
		return null;
	}

	private @Nullable ApplicationAnswer askSecurity(SecurityCheck.Chain chain) {
		String name = "`http.cors()` of Spring Security"
				+ (chain.bean().isEmpty() ? "" : " (bean `" + chain.bean() + "`)");
		for (Filter filter : chain.filters()) {
			if (this.preflight && filter instanceof PreFlightRequestFilter) {
				// It asks the handler mappings, and nothing behind it is asked.
				return askServlet();
			}
			ApplicationAnswer answer = ask(filter, name);
			if (answer != null) {
				return answer;
			}
			if (SecurityCheck.writesGrant(filter, this.request)) {
				this.foreign = "a header writer of Spring Security";
			}
			if (!SecurityCheck.permits(filter, this.request)) {
				this.secured = SECURITY;
			}
		}
		this.secured = (hasCredentials() && !chain.filters().isEmpty()) ? SECURITY : this.secured;
		// No preflight has credentials, so what is not open to everybody is closed to it.
		return (this.preflight && this.secured != null) ? byRule(SECURITY, null) : null;
	}

	private boolean hasCredentials() {
		return this.request.getHeader("Authorization") != null;
	}

	private @Nullable ApplicationAnswer run(Filter filter, String name) {
		boolean[] passed = new boolean[1];
		try {
			filter.doFilter(this.request, this.response, (request, response) -> passed[0] = true);
		}
		catch (IOException | ServletException ex) {
			return ApplicationAnswer.unknown(name);
		}
		if (!passed[0]) {
			return byRule(name, this.response.getStatus());
		}
		if (hasGrant()) {
			this.decidedBy = name;
			this.settled = this.secured == null;
		}
		return null;
	}

	private boolean hasGrant() {
		return !this.question.granted() && this.response.containsHeader(HeaderNames.ALLOW_ORIGIN);
	}

	private ApplicationAnswer askServlet() {
		String byFilter = hasGrant() ? this.decidedBy : null;
		if (this.target == null || this.target.mappings() == null) {
			return (byFilter != null) ? byRule(byFilter, null) : ApplicationAnswer.unknown(servlet());
		}
		MappedHandlers handlers = new MappedHandlers(this.context, this.question, this.target, this.rule,
				this.response);
		return handlers.ask(this.request, byFilter);
	}

	private @Nullable String servlet() {
		return (this.target != null) ? "the servlet `" + this.target.name() + "`" : null;
	}

	/**
	 * What is not known may have granted what nothing else grants, and Spring Security
	 * may refuse what something behind it would grant.
	 */
	private ApplicationAnswer certain(ApplicationAnswer answer) {
		boolean granted = hasGrant() || MappedHandlers.isHandshake(this.request);
		if (this.foreign != null && !granted) {
			return ApplicationAnswer.unknown(this.foreign);
		}
		boolean refusable = this.secured != null && !this.settled && answer.certainty() == Certainty.RULE;
		if (refusable && granted) {
			return ApplicationAnswer.unknown(this.secured);
		}
		return refusable ? answer.withoutStatus() : answer;
	}

	private ApplicationAnswer byRule(String decidedBy, @Nullable Integer status) {
		return ApplicationAnswer.byRule(decidedBy, status, this.response.headers());
	}

}
