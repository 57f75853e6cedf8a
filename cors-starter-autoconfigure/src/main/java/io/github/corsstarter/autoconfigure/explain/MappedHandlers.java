package io.github.corsstarter.autoconfigure.explain;

import java.io.IOException;
import java.util.Objects;

import io.github.corsstarter.explain.ApplicationAnswer;
import io.github.corsstarter.explain.ApplicationRequest;
import io.github.corsstarter.internal.http.HeaderNames;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.core.env.Environment;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.CorsProcessor;
import org.springframework.web.cors.CorsUtils;
import org.springframework.web.cors.DefaultCorsProcessor;
import org.springframework.web.servlet.HandlerExecutionChain;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.handler.AbstractHandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/**
 * Asks the handler mappings of a servlet for the handler of a request and for its rule.
 * The handler is not run.
 */
final class MappedHandlers {

	private final WebApplicationContext context;

	private final ApplicationRequest question;

	private final ServletTarget target;

	private final CorsRule rule;

	private final UnsentResponse response;

	MappedHandlers(WebApplicationContext context, ApplicationRequest question, ServletTarget target, CorsRule rule,
			UnsentResponse response) {
		this.context = context;
		this.question = question;
		this.target = target;
		this.rule = rule;
		this.response = response;
	}

	/**
	 * Ask about a request.
	 * @param request the request
	 * @param byFilter the filter that has added headers, if there is one
	 */
	ApplicationAnswer ask(UnsentRequest request, @Nullable String byFilter) {
		Lookup lookup = lookup(request);
		if (lookup.chain() == null) {
			return (byFilter != null) ? byRule(byFilter, null) : error(request);
		}
		return askHandler(request, lookup, lookup.chain(), byFilter);
	}

	/**
	 * Find a handler. A request is also over where a mapping refuses it, for its method
	 * for instance.
	 */
	private Lookup lookup(UnsentRequest request) {
		for (HandlerMapping mapping : Objects.requireNonNull(this.target.mappings())) {
			try {
				HandlerExecutionChain chain = mapping.getHandler(request);
				if (chain != null) {
					return new Lookup(mapping, chain);
				}
			}
			catch (Exception ex) {
				return new Lookup(mapping, null);
			}
		}
		return Lookup.NOTHING;
	}

	private ApplicationAnswer askHandler(UnsentRequest request, Lookup lookup, HandlerExecutionChain chain,
			@Nullable String byFilter) {
		HandlerMapping mapping = Objects.requireNonNull(lookup.mapping());
		Object handler = handler(request, chain);
		CorsConfiguration configuration = configuration(request, chain);
		// Spring's second rule does nothing where the first has written headers.
		String rule = (byFilter != null || configuration == null) ? byFilter : describe(mapping, handler);
		if (configuration != null && !process(mapping, configuration, request)) {
			return byRule(rule, this.response.getStatus());
		}
		if (isHandshake(request)) {
			return askHandshake(handler, request);
		}
		if (rule == null) {
			return nothingOrUnknown(request, handler, chain);
		}
		return byRule(rule, CorsUtils.isPreFlightRequest(request) ? Integer.valueOf(200) : null);
	}

	private static @Nullable CorsConfiguration configuration(UnsentRequest request, HandlerExecutionChain chain) {
		return chain.getInterceptorList()
			.stream()
			.filter(CorsConfigurationSource.class::isInstance)
			.map((source) -> ((CorsConfigurationSource) source).getCorsConfiguration(request))
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
	}

	private boolean process(HandlerMapping mapping, CorsConfiguration configuration, UnsentRequest request) {
		CorsProcessor processor = (mapping instanceof AbstractHandlerMapping known) ? known.getCorsProcessor()
				: new DefaultCorsProcessor();
		try {
			return processor.processRequest(configuration, request, this.response);
		}
		catch (IOException ex) {
			return true;
		}
	}

	/**
	 * The handler of the request itself. That of a preflight is made up by Spring.
	 */
	private @Nullable Object handler(UnsentRequest request, HandlerExecutionChain chain) {
		String method = request.getHeader(HeaderNames.REQUEST_METHOD);
		if (!CorsUtils.isPreFlightRequest(request) || method == null) {
			return chain.getHandler();
		}
		HandlerExecutionChain actual = lookup(request.withoutHeaders(method)).chain();
		return (actual != null) ? actual.getHandler() : null;
	}

	private String describe(HandlerMapping mapping, @Nullable Object handler) {
		String path = this.question.path();
		String within = path.startsWith(this.target.path()) ? path.substring(this.target.path().length()) : path;
		return this.rule.describe(mapping, handler, handler instanceof CorsConfigurationSource, within);
	}

	static boolean isHandshake(UnsentRequest request) {
		return "websocket".equals(request.getHeader("Upgrade"));
	}

	private ApplicationAnswer askHandshake(@Nullable Object handler, UnsentRequest request) {
		if (handler == null || !HandshakeCheck.isWebSocket(handler)) {
			return (handler instanceof ResourceHttpRequestHandler) ? ApplicationAnswer.nothing() : unknown(handler);
		}
		boolean accepts = HandshakeCheck.accepts(handler, request);
		return byRule("The origin check of Spring's WebSockets (`setAllowedOrigins`)", accepts ? null : 403);
	}

	/**
	 * No handler sees a preflight that has no rule, and files of resources come without
	 * headers of CORS, as do the answers of Spring Boot's own handlers; all others may
	 * add them by hand. Interceptors see all of these.
	 */
	private ApplicationAnswer nothingOrUnknown(UnsentRequest request, @Nullable Object handler,
			HandlerExecutionChain chain) {
		HandlerInterceptor foreign = chain.getInterceptorList()
			.stream()
			.filter(ForeignFilter::is)
			.findFirst()
			.orElse(null);
		if (foreign != null) {
			return ApplicationAnswer.unknown("the interceptor " + CorsRule.name(foreign));
		}
		if (CorsUtils.isPreFlightRequest(request)) {
			return ApplicationAnswer.nothing();
		}
		boolean silent = handler instanceof ResourceHttpRequestHandler || (isOfBoot(handler) && !hasAdvice());
		return silent ? error(request) : unknown(handler);
	}

	private static boolean isOfBoot(@Nullable Object handler) {
		return handler != null && CorsRule.isOfBoot(handler);
	}

	private boolean hasAdvice() {
		return BeanFactoryUtils.beanNamesForTypeIncludingAncestors(this.context, ResponseBodyAdvice.class).length > 0;
	}

	private static ApplicationAnswer unknown(@Nullable Object handler) {
		return ApplicationAnswer.unknown((handler != null) ? "the handler " + CorsRule.name(handler) : null);
	}

	/**
	 * The answer where a request may end in an error: the page for it has a rule like any
	 * other handler. That counts for nothing if a preflight fails.
	 */
	private ApplicationAnswer error(UnsentRequest request) {
		if (CorsUtils.isPreFlightRequest(request)) {
			return ApplicationAnswer.nothing();
		}
		UnsentResponse response = new UnsentResponse();
		UnsentRequest error = request.at(this.target.path() + errorPath());
		MappedHandlers page = new MappedHandlers(this.context, this.question, this.target, this.rule, response);
		Lookup lookup = page.lookup(error);
		CorsConfiguration configuration = (lookup.chain() != null) ? configuration(error, lookup.chain()) : null;
		boolean refused = configuration == null
				|| !page.process(Objects.requireNonNull(lookup.mapping()), configuration, error);
		return (refused || !response.containsHeader(HeaderNames.ALLOW_ORIGIN)) ? ApplicationAnswer.nothing()
				: ApplicationAnswer.unknown("the error page");
	}

	private String errorPath() {
		Environment environment = this.context.getEnvironment();
		return environment.getProperty("spring.web.error.path", environment.getProperty("server.error.path", "/error"));
	}

	private ApplicationAnswer byRule(@Nullable String decidedBy, @Nullable Integer status) {
		return ApplicationAnswer.byRule((decidedBy != null) ? decidedBy : "The application", status,
				this.response.headers());
	}

	/**
	 * What the handler mappings find.
	 *
	 * @param mapping the mapping that knows the request
	 * @param chain the handler with its interceptors
	 */
	private record Lookup(@Nullable HandlerMapping mapping, @Nullable HandlerExecutionChain chain) {

		static final Lookup NOTHING = new Lookup(null, null);

	}

}
