package io.github.corsstarter.decision;

import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

import io.github.corsstarter.CorsPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that no decision mixes policies or settings of two revisions, and that replaced
 * ones leave nothing behind.
 */
@Tag("measurement")
class ReplacedPoliciesTests {

	/**
	 * There are at least a thousand decisions for each.
	 */
	private static final int REPLACEMENTS = Integer.getInteger("replacements", 1000);

	private static final String A = "https://a.example.com";

	private static final String B = "https://b.example.com";

	private static final CorsPolicy FOR_A = CorsPolicy.builder("a")
		.allowedOrigins(A)
		.allowCredentials(true)
		.exposedHeaders("X-A")
		.build();

	private static final CorsPolicy FOR_B = CorsPolicy.builder("b").allowedOrigins(B).exposedHeaders("X-B").build();

	private final CorsPolicyRegistry registry = new CorsPolicyRegistry(List.of(FOR_A),
			CorsSettings.DEFAULT.withSelfOrigins(List.of(B)));

	@Test
	void noDecisionIsTornAndTheHeapStaysFlat() throws Exception {
		AtomicBoolean ended = new AtomicBoolean();
		ExecutorService threads = Executors.newFixedThreadPool(2);
		try {
			List<Future<Integer>> torn = List.of(threads.submit(decisions(ended)), threads.submit(decisions(ended)));
			long before = 0;
			for (int i = 0; i < REPLACEMENTS; i++) {
				replace(i % 2 == 0);
				if (i == REPLACEMENTS / 10) {
					before = heap();
				}
			}
			long after = heap();
			ended.set(true);
			assertThat(torn.get(0).get() + torn.get(1).get()).isZero();
			assertThat(after - before).as("bytes more than after a tenth").isLessThan(2_000_000);
		}
		finally {
			threads.shutdownNow();
		}
	}

	/**
	 * An origin is either allowed or the application's own, never both and never neither.
	 */
	private void replace(boolean forB) {
		this.registry.replace(List.of(forB ? FOR_B : FOR_A),
				this.registry.settings().withSelfOrigins(List.of(forB ? A : B)), List.of());
	}

	private Callable<Integer> decisions(AtomicBoolean ended) {
		return () -> {
			int torn = 0;
			int count = 0;
			for (; !ended.get() || count < REPLACEMENTS * 500; count++) {
				String origin = (count % 2 == 0) ? A : B;
				SimpleRequest request = SimpleRequest.get("/x", origin);
				CorsDecision decision = this.registry.decide(request);
				torn += isWhole(decision, request, origin) ? 0 : 1;
			}
			return torn;
		};
	}

	private static boolean isWhole(CorsDecision decision, SimpleRequest request, String origin) {
		if (decision instanceof Allowed allowed) {
			boolean a = origin.equals(A);
			return allowed.policy() == (a ? FOR_A : FOR_B) && SimpleResponse.to(request, decision)
				.headers()
				.get("Access-Control-Expose-Headers")
				.equals(a ? "X-A" : "X-B");
		}
		return decision.outcome() == CorsDecision.Outcome.SAME_ORIGIN;
	}

	private static long heap() {
		System.gc();
		return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
	}

}
