package io.github.corsstarter.autoconfigure;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that validation does not delay the start.
 */
class ValidationTimeTests {

	private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

	@Test
	void validatesAThousandPoliciesInLessThanFiftyMilliseconds() {
		List<CorsPolicy> policies = IntStream.range(0, 1000).mapToObj(ValidationTimeTests::policy).toList();
		double millis = median(21, () -> new CorsPolicyRegistry(policies));
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
	 * The median in milliseconds of the thread's own time, so that other work on the
	 * machine does not count.
	 */
	private static double median(int runs, Supplier<?> measured) {
		double[] millis = new double[runs];
		for (int i = -runs; i < runs; i++) {
			long start = CLOCK.getCurrentThreadCpuTime();
			assertThat(measured.get()).isNotNull();
			millis[Math.max(i, 0)] = (CLOCK.getCurrentThreadCpuTime() - start) / 1e6;
		}
		Arrays.sort(millis);
		return millis[runs / 2];
	}

}
