package io.github.corsstarter.autoconfigure.reactive;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.decision.CorsDecisionListener;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsSettings;
import io.github.corsstarter.decision.RefusalAdvice;
import org.junit.jupiter.api.Test;

import org.springframework.context.support.StaticApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;

import static org.assertj.core.api.Assertions.assertThat;

class CorsPolicyWebFilterTests {

	private static final String SHOP = "https://shop.example.com";

	private final CorsPolicyRegistry registry = new CorsPolicyRegistry(List.of(CorsPolicy.builder("web")
		.paths("/**")
		.allowedOrigins(SHOP)
		.refusedRequests(RefusedRequests.FORWARD)
		.build()), CorsSettings.DEFAULT.withDebug(true));

	private final CorsPolicyWebFilter filter = new CorsPolicyWebFilter(this.registry,
			CorsDecisionListener.of(List.of()), 0, new StaticApplicationContext());

	private List<String> seenByApplication = List.of();

	@Test
	void adviceIsAskedOncePerResponse() {
		AtomicInteger asked = new AtomicInteger();
		this.registry.advise((request, refusal) -> {
			asked.incrementAndGet();
			return new RefusalAdvice.Changes(List.of(), "");
		});
		HttpHeaders headers = send("https://evil.example.net");
		assertThat(headers.getFirst("Cors-Refusal")).startsWith("ORIGIN_NOT_ALLOWED");
		assertThat(asked).hasValue(1);
	}

	@Test
	void originIsNamedBeforeTheApplicationRuns() {
		assertThat(send(SHOP).get("Access-Control-Allow-Origin")).containsExactly(SHOP);
		assertThat(this.seenByApplication).containsExactly(SHOP);
	}

	@Test
	void allHeadersOfOthersAreRemoved() {
		HttpHeaders headers = send("https://evil.example.net", "Access-Control-Allow-Origin", "*",
				"access-control-allow-private-network", "true", "Access-Control-Allow-Methods", "*");
		assertThat(headers.headerNames())
			.noneMatch((name) -> name.toLowerCase(Locale.ROOT).startsWith("access-control-"));
	}

	private HttpHeaders send(String origin, String... before) {
		MockServerWebExchange exchange = MockServerWebExchange
			.from(MockServerHttpRequest.get("https://api.example.com/items").header("Origin", origin));
		HttpHeaders headers = exchange.getResponse().getHeaders();
		for (int i = 0; i < before.length; i += 2) {
			headers.add(before[i], before[i + 1]);
		}
		this.filter.filter(exchange, (passed) -> {
			this.seenByApplication = List.copyOf(headers.getOrEmpty("Access-Control-Allow-Origin"));
			return passed.getResponse().setComplete();
		}).block();
		return headers;
	}

}
