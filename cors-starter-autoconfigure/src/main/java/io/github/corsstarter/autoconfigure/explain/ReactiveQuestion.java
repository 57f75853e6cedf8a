package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.ApplicationAnswer;
import io.github.corsstarter.explain.ApplicationAnswer.Certainty;
import io.github.corsstarter.explain.ApplicationRequest;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.ClassUtils;
import org.springframework.web.cors.reactive.CorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsUtils;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.reactive.HandlerMapping;
import org.springframework.web.reactive.resource.ResourceWebHandler;
import org.springframework.web.reactive.socket.WebSocketHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;

/**
 * One request that a reactive application is asked about. Filters that do CORS are run on
 * it, and handler mappings look for its handler, which is not.
 */
final class ReactiveQuestion {

	private static final String SECURITY = "Spring Security, which has no `cors()` here,";

	private final ApplicationContext context;

	private final ApplicationRequest question;

	private final String contextPath;

	private final CorsRule rule;

	private final ServerWebExchange exchange;

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

	ReactiveQuestion(ApplicationContext context, ApplicationRequest question, String contextPath, CorsRule rule) {
		this.context = context;
		this.question = question;
		this.contextPath = contextPath;
		this.rule = rule;
		this.exchange = exchange(question.method(), question.headers());
		this.preflight = CorsUtils.isPreFlightRequest(this.exchange.getRequest());
		if (question.granted()) {
			// Spring's rules do nothing where there are headers.
			this.exchange.getResponse().getHeaders().setAccessControlAllowOrigin("*");
		}
	}

	private ServerWebExchange exchange(String method, List<HeaderField> headers) {
		return UnsentExchange.of(this.question, method, headers, this.contextPath);
	}

	ApplicationAnswer ask() {
		ApplicationAnswer answer = askFilters();
		return certain((answer != null) ? answer : askMappings());
	}

	private @Nullable ApplicationAnswer askFilters() {
		IdentityHashMap<WebFilter, String> names = new IdentityHashMap<>();
		BeanFactoryUtils.beansOfTypeIncludingAncestors(this.context, WebFilter.class, true, false)
			.forEach((name, filter) -> names.put(filter, name));
		// In the order of Spring Boot, and the management server has those of the
		// application too.
		for (WebFilter filter : this.context.getBeanProvider(WebFilter.class).orderedStream().toList()) {
			ApplicationAnswer answer = ask(filter, "The `CorsWebFilter` bean `" + names.getOrDefault(filter, "") + "`");
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
	private @Nullable ApplicationAnswer ask(WebFilter filter, String name) {
		if (ClassUtils.getUserClass(filter) == CorsWebFilter.class) {
			return run(filter, name);
		}
		if (ReactiveSecurityCheck.isFilterChain(filter)) {
			return askSecurity();
		}
		if (ForeignFilter.is(filter)) {
			this.foreign = "the filter " + CorsRule.name(filter);
		}
		return null;
	}

	private @Nullable ApplicationAnswer askSecurity() {
		ReactiveSecurityCheck.Chain chain = now(ReactiveSecurityCheck.chain(this.context, this.exchange));
		if (chain == null) {
			this.foreign = "Spring Security";
			return null;
		}
		String name = "`cors()` of Spring Security" + (chain.bean().isEmpty() ? "" : " (bean `" + chain.bean() + "`)");
		for (WebFilter filter : chain.filters()) {
			ApplicationAnswer answer = ask(filter, name);
			if (answer != null) {
				return answer;
			}
			this.secured = ReactiveSecurityCheck.mayRefuse(filter) ? SECURITY : this.secured;
		}
		return null;
	}

	private @Nullable ApplicationAnswer run(WebFilter filter, String name) {
		boolean[] passed = new boolean[1];
		now(filter.filter(this.exchange, (exchange) -> Mono.fromRunnable(() -> passed[0] = true)));
		if (!passed[0]) {
			// A preflight is over here whatever its status.
			Integer status = status();
			return byRule(name, (status != null) ? status : Integer.valueOf(200));
		}
		if (hasGrant()) {
			this.decidedBy = name;
			this.settled = this.secured == null;
		}
		return null;
	}

	private boolean hasGrant() {
		return !this.question.granted()
				&& this.exchange.getResponse().getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN) != null;
	}

	private boolean isAnswered() {
		return this.exchange.getResponse().getStatusCode() != null;
	}

	private @Nullable Integer status() {
		HttpStatusCode status = this.exchange.getResponse().getStatusCode();
		return (status != null) ? Integer.valueOf(status.value()) : null;
	}

	private ApplicationAnswer askMappings() {
		String byFilter = hasGrant() ? this.decidedBy : null;
		for (HandlerMapping mapping : mappings()) {
			Object found = find(mapping, this.exchange);
			if (found != null) {
				return askHandler(mapping, handler(mapping, found), byFilter);
			}
		}
		return (byFilter != null) ? byRule(byFilter, null) : ApplicationAnswer.nothing();
	}

	private List<HandlerMapping> mappings() {
		DispatcherHandler dispatcher = this.context.getBeanProvider(DispatcherHandler.class).getIfAvailable();
		List<HandlerMapping> mappings = (dispatcher != null) ? dispatcher.getHandlerMappings() : null;
		return (mappings != null) ? mappings : List.of();
	}

	private static @Nullable Object find(HandlerMapping mapping, ServerWebExchange exchange) {
		return now(mapping.getHandler(exchange));
	}

	/**
	 * The handler of the request itself. That of a preflight, or of a request that is
	 * refused, is made up by Spring.
	 */
	private @Nullable Object handler(HandlerMapping mapping, Object found) {
		if (!isAnswered() && !this.preflight) {
			return found;
		}
		String method = this.exchange.getRequest().getHeaders().getFirst(HttpHeaders.ACCESS_CONTROL_REQUEST_METHOD);
		String plain = (this.preflight && method != null) ? method : this.question.method();
		List<HeaderField> headers = this.question.headers()
			.stream()
			.filter((field) -> !field.name().equalsIgnoreCase(HttpHeaders.ORIGIN))
			.toList();
		return find(mapping, exchange(plain, headers));
	}

	private ApplicationAnswer askHandler(HandlerMapping mapping, @Nullable Object handler, @Nullable String byFilter) {
		boolean refused = isAnswered();
		String rule = (refused || (hasGrant() && byFilter == null)) ? describe(mapping, handler) : byFilter;
		if (isHandshake() && !refused) {
			return (handler instanceof WebSocketHandler webSocket)
					? byRule((rule != null) ? rule : "The handler " + CorsRule.name(webSocket), null)
					: nothingOrUnknown(handler);
		}
		if (rule == null) {
			return nothingOrUnknown(handler);
		}
		return byRule(rule, (this.preflight && !refused) ? Integer.valueOf(200) : status());
	}

	private boolean isHandshake() {
		return "websocket".equals(this.exchange.getRequest().getHeaders().getFirst(HttpHeaders.UPGRADE));
	}

	private String describe(HandlerMapping mapping, @Nullable Object handler) {
		return this.rule.describe(mapping, handler, handler instanceof CorsConfigurationSource, this.question.path());
	}

	/**
	 * No handler sees a preflight that has no rule, and files of resources come without
	 * headers of CORS, as do the answers of Spring Boot's own handlers; all others may
	 * add them by hand.
	 */
	private ApplicationAnswer nothingOrUnknown(@Nullable Object handler) {
		if (handler == null || this.preflight || handler instanceof ResourceWebHandler || CorsRule.isOfBoot(handler)) {
			return ApplicationAnswer.nothing();
		}
		return ApplicationAnswer.unknown("the handler " + CorsRule.name(handler));
	}

	/**
	 * What is not known may have granted what nothing else grants, and Spring Security
	 * may refuse what a handler would grant.
	 */
	private ApplicationAnswer certain(ApplicationAnswer answer) {
		boolean granted = hasGrant() || isHandshake();
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
		List<HeaderField> fields = new ArrayList<>();
		this.exchange.getResponse()
			.getHeaders()
			.forEach((name, values) -> values.forEach((value) -> fields.add(new HeaderField(name, value))));
		return ApplicationAnswer.byRule(decidedBy, status, fields);
	}

	/**
	 * The value if it is there at once. Nobody waits for an explanation.
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
