package io.github.corsstarter.autoconfigure.explain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.ApplicationAnswer;
import io.github.corsstarter.explain.ApplicationRequest;
import io.github.corsstarter.internal.http.HeaderNames;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * One request that a servlet application is asked about. CORS filters run on it, and
 * handler mappings look up its handler, which does not run.
 */
final class ServletQuestion {

	private static final String SECURITY = "Spring Security, which has no `http.cors()` here,";

	private final WebApplicationContext context;

	private final ApplicationRequest question;

	private final String servletPath;

	private final CorsRule rule;

	private final ServletContext servletContext;

	private final UnsentRequest request;

	private final UnsentResponse response = new UnsentResponse();

	private @Nullable String foreign;

	private @Nullable String secured;

	ServletQuestion(WebApplicationContext context, ApplicationRequest question, String servletPath, CorsRule rule) {
		this.context = context;
		this.question = question;
		this.servletPath = servletPath;
		this.rule = rule;
		this.servletContext = Objects.requireNonNull(context.getServletContext());
		this.request = request(question.method(), question.headers());
	}

	private UnsentRequest request(String method, List<HeaderField> headers) {
		UnsentRequest request = new UnsentRequest(this.question, method, headers, this.servletPath,
				this.servletContext);
		ServletRequestPathUtils.parseAndCache(request);
		return request;
	}

	ApplicationAnswer ask() {
		String decidedBy = null;
		for (Map.Entry<Filter, String> entry : filters().entrySet()) {
			Answer answer = ask(entry.getKey(), entry.getValue());
			decidedBy = (answer.rule() != null) ? answer.rule() : decidedBy;
			if (answer.isFinal()) {
				return byRule(decidedBy, this.response.getStatus());
			}
		}
		return askMappings(decidedBy);
	}

	private Map<Filter, String> filters() {
		IdentityHashMap<Filter, String> filters = new IdentityHashMap<>();
		List<Filter> ordered = new ArrayList<>();
		this.context.getBeansOfType(FilterRegistrationBean.class, true, false).forEach((name, registration) -> {
			Filter filter = registration.getFilter();
			if (filter != null && registration.isEnabled()) {
				filters.put(filter, name);
			}
		});
		BeanFactoryUtils.beansOfTypeIncludingAncestors(this.context, Filter.class, true, false)
			.forEach((name, filter) -> filters.putIfAbsent(filter, name));
		ordered.addAll(filters.keySet());
		AnnotationAwareOrderComparator.sort(ordered);
		Map<Filter, String> sorted = new LinkedHashMap<>();
		ordered.forEach((filter) -> sorted.put(filter, filters.getOrDefault(filter, "")));
		return sorted;
	}

	private Answer ask(Filter filter, String name) {
		if (filter.getClass() == CorsFilter.class) {
			return run((CorsFilter) filter, "The `CorsFilter` bean `" + name + "`");
		}
		if (SecurityCheck.isFilterChain(filter)) {
			CorsFilter cors = SecurityCheck.corsFilter(filter, this.request);
			if (cors != null) {
				return run(cors, "`http.cors()` of Spring Security");
			}
			this.secured = SecurityCheck.isSecured(filter, this.request) ? SECURITY : this.secured;
			return Answer.NONE;
		}
		if (ForeignFilter.is(filter)) {
			this.foreign = "the filter " + CorsRule.name(filter);
		}
		return Answer.NONE;
	}

	private Answer run(CorsFilter filter, String name) {
		boolean[] passed = new boolean[1];
		try {
			filter.doFilter(this.request, this.response, (request, response) -> passed[0] = true);
		}
		catch (IOException | ServletException ex) {
			this.foreign = name;
		}
		boolean decides = !passed[0] || this.response.containsHeader(HeaderNames.ALLOW_ORIGIN);
		return new Answer(decides ? name : null, !passed[0]);
	}

	private ApplicationAnswer askMappings(@Nullable String byFilter) {
		if (this.secured != null && CorsUtils.isPreFlightRequest(this.request)) {
			return ApplicationAnswer.unknown(this.secured);
		}
		for (AbstractHandlerMapping mapping : mappings()) {
			Lookup lookup = lookup(mapping, this.request);
			if (lookup.failed()) {
				return (byFilter != null) ? byRule(byFilter, null) : nothingOrUnknown(null);
			}
			if (lookup.chain() != null) {
				return askHandler(mapping, lookup.chain(), byFilter);
			}
		}
		return (byFilter != null) ? byRule(byFilter, null) : nothingOrUnknown(null);
	}

	private List<AbstractHandlerMapping> mappings() {
		List<AbstractHandlerMapping> mappings = new ArrayList<>(this.question.management()
				? this.context.getBeansOfType(AbstractHandlerMapping.class, true, false).values()
				: BeanFactoryUtils
					.beansOfTypeIncludingAncestors(this.context, AbstractHandlerMapping.class, true, false)
					.values());
		AnnotationAwareOrderComparator.sort(mappings);
		return mappings;
	}

	private static Lookup lookup(AbstractHandlerMapping mapping, UnsentRequest request) {
		try {
			return new Lookup(mapping.getHandler(request), false);
		}
		catch (Exception ex) {
			return new Lookup(null, true);
		}
	}

	private ApplicationAnswer askHandler(AbstractHandlerMapping mapping, HandlerExecutionChain chain,
			@Nullable String byFilter) {
		Object handler = handler(mapping, chain);
		CorsConfigurationSource source = source(chain);
		CorsConfiguration configuration = (source != null) ? source.getCorsConfiguration(this.request) : null;
		if (configuration != null && !process(mapping, configuration)) {
			return byRule(describe(handler), this.response.getStatus());
		}
		if (isHandshake()) {
			return askHandshake(handler);
		}
		if (configuration == null && byFilter == null) {
			return nothingOrUnknown(handler);
		}
		boolean preflight = CorsUtils.isPreFlightRequest(this.request);
		String decidedBy = (configuration != null) ? describe(handler) : byFilter;
		return byRule(decidedBy, preflight ? Integer.valueOf(200) : null);
	}

	private boolean process(AbstractHandlerMapping mapping, CorsConfiguration configuration) {
		try {
			return mapping.getCorsProcessor().processRequest(configuration, this.request, this.response);
		}
		catch (IOException ex) {
			return true;
		}
	}

	private static @Nullable CorsConfigurationSource source(HandlerExecutionChain chain) {
		return chain.getInterceptorList()
			.stream()
			.filter(CorsConfigurationSource.class::isInstance)
			.map(CorsConfigurationSource.class::cast)
			.findFirst()
			.orElse(null);
	}

	/**
	 * The handler of the request itself. Spring makes up that of a preflight.
	 */
	private @Nullable Object handler(AbstractHandlerMapping mapping, HandlerExecutionChain chain) {
		String method = this.request.getHeader(HeaderNames.REQUEST_METHOD);
		if (!CorsUtils.isPreFlightRequest(this.request) || method == null) {
			return chain.getHandler();
		}
		HandlerExecutionChain actual = lookup(mapping, request(method, List.of())).chain();
		return (actual != null) ? actual.getHandler() : null;
	}

	private boolean isHandshake() {
		return "websocket".equals(this.request.getHeader("Upgrade"));
	}

	private ApplicationAnswer askHandshake(@Nullable Object handler) {
		if (handler == null || !HandshakeCheck.isWebSocket(handler)) {
			return nothingOrUnknown(handler);
		}
		boolean accepts = HandshakeCheck.accepts(handler, this.request);
		return byRule("The origin check of Spring's WebSockets (`setAllowedOrigins`)", accepts ? null : 403);
	}

	private String describe(@Nullable Object handler) {
		return this.rule.describe(handler, handler instanceof CorsConfigurationSource, this.question.path());
	}

	/**
	 * No handler sees a preflight that has no rule, and resource files have no CORS
	 * headers; all other handlers may add them.
	 */
	private ApplicationAnswer nothingOrUnknown(@Nullable Object handler) {
		if (this.foreign != null) {
			return ApplicationAnswer.unknown(this.foreign);
		}
		if (handler == null || handler instanceof ResourceHttpRequestHandler
				|| CorsUtils.isPreFlightRequest(this.request)) {
			return ApplicationAnswer.nothing();
		}
		return ApplicationAnswer.unknown("the handler " + CorsRule.name(handler));
	}

	private ApplicationAnswer byRule(@Nullable String decidedBy, @Nullable Integer status) {
		return ApplicationAnswer.byRule((decidedBy != null) ? decidedBy : "The application", status,
				this.response.headers());
	}

	/**
	 * What a filter does.
	 *
	 * @param rule its name if it decides
	 * @param isFinal whether nothing else sees the request
	 */
	private record Answer(@Nullable String rule, boolean isFinal) {

		static final Answer NONE = new Answer(null, false);

	}

	/**
	 * What a handler mapping finds.
	 *
	 * @param chain the handler with its interceptors
	 * @param failed whether the request is refused, for example for its method
	 */
	private record Lookup(@Nullable HandlerExecutionChain chain, boolean failed) {

	}

}
