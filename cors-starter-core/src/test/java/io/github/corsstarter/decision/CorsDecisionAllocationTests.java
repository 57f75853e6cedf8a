package io.github.corsstarter.decision;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.sun.management.ThreadMXBean;
import io.github.corsstarter.CorsPolicy;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Deciding on a request that is allowed leaves nothing for the garbage collector.
 */
@Tag("measurement")
class CorsDecisionAllocationTests {

	private static final int ITERATIONS = 20_000;

	/**
	 * The compiler works in the background, and later the busier the machine is.
	 */
	private static final int ROUNDS = 100;

	private final CorsPolicyRegistry registry = new CorsPolicyRegistry(policies());

	private static List<CorsPolicy> policies() {
		List<String> origins = new ArrayList<>(List.of("https://shop.example", "https://*.shop.example:*"));
		IntStream.range(0, 1000).forEach((i) -> origins.add("https://*.tenant" + i + ".example"));
		CorsPolicy shop = CorsPolicy.builder("shop")
			.paths("/api/**", "/api/literal")
			.allowedOrigins(origins)
			.allowCredentials(true)
			.build();
		return List.of(shop, CorsPolicy.builder("open").paths("/open/**").allowedOrigins("*").build());
	}

	@ParameterizedTest
	@MethodSource("requests")
	void aDecisionAllocatesNothing(SimpleRequest request) {
		assertThat(this.registry.decide(request)).isNotInstanceOf(Refused.class);
		long least = Long.MAX_VALUE;
		for (int i = 0; i < ROUNDS && least >= ITERATIONS; i++) {
			least = Math.min(least, bytes(request));
		}
		assertThat(least).as("bytes for %d decisions", ITERATIONS).isLessThan(ITERATIONS);
	}

	static List<Named<SimpleRequest>> requests() {
		return List.of(Named.of("no policy", SimpleRequest.get("/other", "https://shop.example")),
				Named.of("no origin", SimpleRequest.get("/api/products/1")),
				Named.of("own origin", SimpleRequest.get("/api/products/1", "https://api.example.com")),
				Named.of("exact origin", SimpleRequest.get("/api/products/1", "https://shop.example")),
				Named.of("literal path", SimpleRequest.get("/api/literal", "https://shop.example")),
				Named.of("subdomain", SimpleRequest.get("/api/products/1", "https://a.b.shop.example:8443")),
				Named.of("one of many", SimpleRequest.get("/api/products/1", "https://x.tenant500.example")),
				Named.of("any origin", SimpleRequest.get("/open/data", "https://anybody.example")),
				Named.of("preflight", SimpleRequest.preflight("/api/products/1", "https://shop.example", "PUT")),
				Named.of("preflight with headers",
						SimpleRequest.preflight("/api/products/1", "https://shop.example", "PUT")
							.with("Access-Control-Request-Headers", "content-type,x-requested-with")));
	}

	private long bytes(SimpleRequest request) {
		ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

		long before = threads.getCurrentThreadAllocatedBytes();
		decide(request, ITERATIONS);
		return threads.getCurrentThreadAllocatedBytes() - before;
	}

	private void decide(SimpleRequest request, int times) {
		CorsDecision decision = null;
		for (int i = 0; i < times; i++) {
			decision = this.registry.decide(request);
		}
		assertThat(decision).isNotNull();
	}

}
