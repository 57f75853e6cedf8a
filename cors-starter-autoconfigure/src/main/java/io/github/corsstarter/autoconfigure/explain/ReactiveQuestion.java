package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.ApplicationAnswer;
import io.github.corsstarter.explain.ApplicationRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.core.annotation.AnnotationAwareOrderComparator;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.reactive.handler.AbstractHandlerMapping;
import org.springframework.web.reactive.resource.ResourceWebHandler;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * One request that a reactive application is asked about. CORS filters run on it, and
 * handler mappings look up its handler, which does not run.
 */
final class ReactiveQuestion {

	private static final String SECURITY = "Spring Security, which has no `cors()` here,";

	private final ApplicationContext context;

	private final ApplicationRequest question;

	private final String contextPath;

	private final CorsRule rule;

	private final ServerWebExchange exchange;

	private @Nullable String foreign;

	private @Nullable String secured;

	ReactiveQuestion(ApplicationContext context, ApplicationRequest question, String contextPath, CorsRule rule) {
		this.context = context;
		this.question = question;
		this.contextPath = contextPath;
		this.rule = rule;
		this.exchange = exchange(question.method(), question.headers());
	}

	private ServerWebExchange exchange(String method, List<HeaderField> headers) {
		return UnsentExchange.of(this.question, method, headers, this.contextPath);
	}

	ApplicationAnswer ask() {
		String decidedBy = null;
		for (Map.Entry<String, WebFilter> entry : beans(WebFilter.class).entrySet()) {
			String rule = ask(entry.getValue(), entry.getKey());
			if (rule != null && isAnswered()) {
				return byRule(rule, status());
			}
			decidedBy = (rule != null) ? rule : decidedBy;
		}
		return askMappings(decidedBy);
	}

	/**
	 * Beans in order. The management server also collects the filters of the application.
	 */
	private <T> Map<String, T> beans(Class<T> type) {
		Map<String, T> beans = BeanFactoryUtils.beansOfTypeIncludingAncestors(this.context, type, true, false);
		List<Map.Entry<String, T>> entries = new ArrayList<>(beans.entrySet());
		entries.sort((a, b) -> AnnotationAwareOrderComparator.INSTANCE.compare(a.getValue(), b.getValue()));
		Map<String, T> ordered = new LinkedHashMap<>();
		entries.forEach((entry) -> ordered.put(entry.getKey(), entry.getValue()));
		return ordered;
	}

	/**
	 * Ask a filter.
	 * @return the rule if the filter decides
	 */
	private @Nullable String ask(WebFilter filter, String name) {
		if (filter.getClass() == CorsWebFilter.class) {
			return run(filter, "The `CorsWebFilter` bean `" + name + "`");
		}
		if (ReactiveSecurityCheck.isFilterChain(filter)) {
			return askSecurity();
		}
		if (ForeignFilter.is(filter)) {
			this.foreign = "the filter " + CorsRule.name(filter);
		}
		return null;
	}

	private @Nullable String askSecurity() {
		List<WebFilter> filters = now(ReactiveSecurityCheck.filters(this.context, this.exchange));
		if (filters == null) {
			this.secured = SECURITY;
			return null;
		}
		for (WebFilter filter : filters) {
			if (filter.getClass() == CorsWebFilter.class) {
				return run(filter, "`cors()` of Spring Security");
			}
		}
		this.secured = filters.isEmpty() ? this.secured : SECURITY;
		return null;
	}

	private @Nullable String run(WebFilter filter, String name) {
		boolean[] passed = new boolean[1];
		now(filter.filter(this.exchange, (exchange) -> Mono.fromRunnable(() -> passed[0] = true)));
		if (!passed[0] && !isAnswered()) {
			// A preflight ends here, whatever its status.
			this.exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(200));
		}
		return (!passed[0] || hasRule()) ? name : null;
	}

	private boolean hasRule() {
		return this.exchange.getResponse().getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN) != null;
	}

	private boolean isAnswered() {
		return this.exchange.getResponse().getStatusCode() != null;
	}

	private @Nullable Integer status() {
		HttpStatusCode status = this.exchange.getResponse().getStatusCode();
		return (status != null) ? Integer.valueOf(status.value()) : null;
	}

	private ApplicationAnswer askMappings(@Nullable String byFilter) {
		if (this.secured != null && CorsUtils.isPreFlightRequest(this.exchange.getRequest())) {
			return ApplicationAnswer.unknown(this.secured);
		}
		for (AbstractHandlerMapping mapping : mappings()) {
			Object found = find(mapping, this.exchange);
			if (found != null) {
				return askHandler(handler(mapping, found), byFilter);
			}
		}
		return (byFilter != null) ? byRule(byFilter, null) : nothingOrUnknown(null);
	}

	private List<AbstractHandlerMapping> mappings() {
		List<AbstractHandlerMapping> mappings = new ArrayList<>(this.question.management()
				? this.context.getBeansOfType(AbstractHandlerMapping.class, true, false).values()
				: beans(AbstractHandlerMapping.class).values());
		AnnotationAwareOrderComparator.sort(mappings);
		return mappings;
	}

	private static @Nullable Object find(AbstractHandlerMapping mapping, ServerWebExchange exchange) {
		return now(mapping.getHandler(exchange));
	}

	/**
	 * The handler of the request itself. Spring makes up that of a preflight, or of a
	 * request that is refused.
	 */
	private @Nullable Object handler(AbstractHandlerMapping mapping, Object found) {
		if (!isAnswered() && !CorsUtils.isPreFlightRequest(this.exchange.getRequest())) {
			return found;
		}
		String method = this.exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
		String plain = CorsUtils.isPreFlightRequest(this.exchange.getRequest()) && method != null ? method
				: this.question.method();
		List<HeaderField> headers = this.question.headers()
			.stream()
			.filter((field) -> !field.name().equalsIgnoreCase(HttpHeaders.ORIGIN))
			.toList();
		return find(mapping, exchange(plain, headers));
	}

	private ApplicationAnswer askHandler(@Nullable Object handler, @Nullable String byFilter) {
		boolean preflight = CorsUtils.isPreFlightRequest(this.exchange.getRequest());
		boolean decides = isAnswered() || (hasRule() && byFilter == null);
		String decidedBy = decides ? describe(handler) : byFilter;
		if (isHandshake() && !isAnswered()) {
			return (handler instanceof WebSocketHandler)
					? byRule((decidedBy != null) ? decidedBy : "The handler " + CorsRule.name(handler), null)
					: nothingOrUnknown(handler);
		}
		if (decidedBy == null) {
			return nothingOrUnknown(handler);
		}
		return byRule(decidedBy, (preflight && !isAnswered()) ? Integer.valueOf(200) : status());
	}

	private boolean isHandshake() {
		return "websocket".equals(this.exchange.getRequest().getHeaders().getFirst(HttpHeaders.UPGRADE));
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
		if (handler == null || handler instanceof ResourceWebHandler
				|| CorsUtils.isPreFlightRequest(this.exchange.getRequest())) {
			return ApplicationAnswer.nothing();
		}
		return ApplicationAnswer.unknown("the handler " + CorsRule.name(handler));
	}

	private ApplicationAnswer byRule(String decidedBy, @Nullable Integer status) {
		List<HeaderField> fields = new ArrayList<>();
		this.exchange.getResponse()
			.getHeaders()
			.forEach((name, values) -> values.forEach((value) -> fields.add(new HeaderField(name, value))));
		return ApplicationAnswer.byRule(decidedBy, status, fields);
	}

	/**
	 * The value if it is available at once. An explanation must not block.
	 */
	private static <T> @Nullable T now(Mono<T> mono) {
		CompletableFuture<T> future = mono.toFuture();
		try {
			return future.isDone() ? future.getNow(null) : null;
		}
		catch (RuntimeException ex) {
			// A handler that is not found for the method, for instance.
			return null;
		}
		finally {
			future.cancel(true);
		}
	}

}
