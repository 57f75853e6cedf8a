package io.github.corsstarter.autoconfigure.cases;

import java.util.List;

import reactor.core.publisher.Mono;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Writes the lines of {@code Vary} that a case wants to be there before, and again if a
 * handler has returned an entity with headers: WebFlux replaces those of the same name.
 */
final class OuterWebFilter implements WebFilter, Ordered {

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String id = exchange.getRequest().getHeaders().getFirst(CaseClient.ID);
		List<String> lines = CaseClient.caseOf(id).other().existingVary();
		HttpHeaders headers = exchange.getResponse().getHeaders();
		addMissing(headers, lines);
		exchange.getResponse().beforeCommit(() -> Mono.fromRunnable(() -> addMissing(headers, lines)));
		return chain.filter(exchange);
	}

	private static void addMissing(HttpHeaders headers, List<String> lines) {
		lines.stream()
			.filter((line) -> !headers.getOrEmpty(HttpHeaders.VARY).contains(line))
			.forEach((line) -> headers.add(HttpHeaders.VARY, line));
	}

	@Override
	public int getOrder() {
		return CaseApplication.OUTER_ORDER;
	}

}
