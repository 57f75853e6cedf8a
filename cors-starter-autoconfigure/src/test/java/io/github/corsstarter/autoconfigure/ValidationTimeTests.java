package io.github.corsstarter.autoconfigure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that validation does not delay the start.
 */
@Tag("measurement")
class ValidationTimeTests {

	private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

	@Test
	void validatesAThousandPoliciesInLessThanFiftyMilliseconds() {
		List<CorsPolicy> policies = IntStream.range(0, 1000).mapToObj(ValidationTimeTests::policy).toList();
		double millis = fastest(40, () -> new CorsPolicyRegistry(policies));
		assertThat(millis).isLessThan(50);
	}

	private static CorsPolicy policy(int i) {
		return CorsPolicy.builder("policy-" + i)
			.paths("/p" + i + "/**", "/q/" + i)
			.allowedOrigins("https://app" + i + ".example.com", "https://*.team" + i + ".example.org")
			.allowCredentials(true)
			.exposedHeaders("ETag", "Link")
			.build();
	}

	/**
	 * The time in milliseconds that the thread itself needs when the machine disturbs it
	 * least.
	 */
	private static double fastest(int runs, Supplier<?> measured) {
		double fastest = Double.MAX_VALUE;
		for (int i = 0; i < runs; i++) {
			long start = CLOCK.getCurrentThreadCpuTime();
			assertThat(measured.get()).isNotNull();
			fastest = Math.min(fastest, (CLOCK.getCurrentThreadCpuTime() - start) / 1e6);
		}
		return fastest;
	}

}
