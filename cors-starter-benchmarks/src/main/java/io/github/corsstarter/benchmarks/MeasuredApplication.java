package io.github.corsstarter.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.benchmarks.Entrant.Stack;
import jakarta.servlet.Filter;
import reactor.core.publisher.Mono;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.Ordered;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * A small JSON API that says on standard output when it is ready, and ends when its
 * standard input does. The starter is configured from outside; without it on the class
 * path, this is an application without CORS or with a filter of its own.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(MeasuredApplication.Items.class)
@SuppressWarnings("SystemOut") // How the two processes talk.
public class MeasuredApplication {

	static final String READY = "READY ";

	static final String ORIGIN = Texts.origin(0);

	private static final int ORDER = Ordered.HIGHEST_PRECEDENCE + 10;

	/**
	 * Start.
	 * @param arguments stack and variant, then those of the application
	 * @throws IOException if standard input is broken
	 */
	public static void main(String[] arguments) throws IOException {
		Stack stack = Stack.valueOf(arguments[0]);
		Variant variant = Variant.valueOf(arguments[1]);
		ConfigurableApplicationContext context = new SpringApplicationBuilder(MeasuredApplication.class)
			.web((stack == Stack.SERVLET) ? WebApplicationType.SERVLET : WebApplicationType.REACTIVE)
			.initializers((fresh) -> variant.register(stack, (GenericApplicationContext) fresh))
			.run(Arrays.copyOfRange(arguments, 2, arguments.length));
		System.out.println(READY + context.getEnvironment().getRequiredProperty("local.server.port") + " "
				+ ManagementFactory.getRuntimeMXBean().getUptime());
		System.in.transferTo(OutputStream.nullOutputStream());
		context.close();
	}

	/**
	 * What the application does about CORS.
	 */
	enum Variant {

		NONE("no CORS"), CORRECT_FLOOR("correct floor"), SPRING("Spring's filter"),
		STARTER_1("**cors-starter**, 1 origin"), STARTER_1_000("**cors-starter**, 1,000 origins");

		private final String title;

		Variant(String title) {
			this.title = title;
		}

		String title() {
			return this.title;
		}

		boolean isStarter() {
			return this == STARTER_1 || this == STARTER_1_000;
		}

		/**
		 * The origins, of which the one that asks is the last.
		 */
		List<String> origins() {
			int count = (this == STARTER_1_000) ? 1_000 : 1;
			return Texts.list(count, (index) -> Texts.origin(count - 1 - index));
		}

		private void register(Stack stack, GenericApplicationContext context) {
			Rule rule = Rule.of(origins());
			if (this == CORRECT_FLOOR) {
				register(stack, context, new CorrectFloorFilter(rule), new CorrectFloorWebFilter(rule));
			}
			else if (this == SPRING) {
				register(stack, context, springFilter(rule), springWebFilter(rule));
			}
		}

		private static void register(Stack stack, GenericApplicationContext context, Filter filter,
				WebFilter webFilter) {
			if (stack == Stack.SERVLET) {
				context.registerBean("filter", FilterRegistrationBean.class, () -> registration(filter));
			}
			else {
				context.registerBean("filter", WebFilter.class, () -> new FirstWebFilter(webFilter));
			}
		}

		private static FilterRegistrationBean<Filter> registration(Filter filter) {
			FilterRegistrationBean<Filter> registration = new FilterRegistrationBean<>(filter);
			registration.setOrder(ORDER);
			return registration;
		}

		private static Filter springFilter(Rule rule) {
			var source = new org.springframework.web.cors.UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", SpringConfigurations.of(rule));
			return new CorsFilter(source);
		}

		private static WebFilter springWebFilter(Rule rule) {
			UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
			source.registerCorsConfiguration("/**", SpringConfigurations.of(rule));
			return new CorsWebFilter(source);
		}

	}

	/**
	 * The API.
	 */
	@RestController
	static class Items {

		@GetMapping("/items")
		Map<String, Object> item() {
			return Map.of("name", "Teapot", "price", 24.9);
		}

	}

	/**
	 * A filter where the starter's would be.
	 */
	private record FirstWebFilter(WebFilter filter) implements WebFilter, Ordered {

		@Override
		public int getOrder() {
			return ORDER;
		}

		@Override
		public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
			return this.filter.filter(exchange, chain);
		}

	}

}
