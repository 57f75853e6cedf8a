package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpointAutoConfiguration;
import io.github.corsstarter.autoconfigure.explain.CorsExplainAutoConfiguration;
import io.github.corsstarter.autoconfigure.logging.CorsLoggingAutoConfiguration;
import io.github.corsstarter.autoconfigure.metrics.CorsMetricsAutoConfiguration;
import io.github.corsstarter.autoconfigure.servlet.ServletCorsAutoConfiguration;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An attacker who sends a new origin with each request, one million times, through the
 * filter and everything that hears its decisions.
 */
@Tag("measurement")
class RefusalSoakTests {

	private static final int REQUESTS = 1_000_000;

	private static final int WARM_UP = 20_000;

	private static final long TOLERANCE = 4L << 20;

	private static final FilterChain NOWHERE = (request, response) -> {
		throw new AssertionError("A refused request came through");
	};

	private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/api/orders");

	@Test
	void millionsOfOriginsLeaveNothingBehindThatGrows() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsExplainAutoConfiguration.class,
					CorsLoggingAutoConfiguration.class, ServletCorsAutoConfiguration.class,
					CorsEndpointAutoConfiguration.class, CorsMetricsAutoConfiguration.class,
					MetricsAutoConfiguration.class))
			.withBean(MeterRegistry.class, SimpleMeterRegistry::new)
			.withPropertyValues("management.endpoints.web.exposure.include=cors", "cors.policies.api.paths=/api/**",
					"cors.policies.api.allowed-origins=https://shop.example.com,https://*.example.org")
			.run((context) -> {
				ListAppender<ILoggingEvent> lines = listen();
				flood(context, 0, WARM_UP);
				long before = usedHeap();
				flood(context, WARM_UP, REQUESTS);
				assertThat(usedHeap() - before).as("growth of the heap").isLessThan(TOLERANCE);
				assertThatJournalIsBounded(context);
				assertThatMetersAreBounded(context);
				// A minute has 50 lines and one about the others; this takes two at the
				// most.
				assertThat(lines.list).hasSizeBetween(50, 3 * 51);
			});
	}

	private void flood(ApplicationContext context, int from, int to) throws ServletException, IOException {
		Filter filter = context.getBean("corsPolicyFilterRegistration", FilterRegistrationBean.class).getFilter();
		for (int i = from; i < to; i++) {
			this.request.removeHeader("Origin");
			this.request.addHeader("Origin", "https://attacker-" + i + ".test");
			MockHttpServletResponse response = new MockHttpServletResponse();
			filter.doFilter(this.request, response, NOWHERE);
			if (response.getStatus() != 403) {
				throw new AssertionError("Not refused");
			}
		}
	}

	private static void assertThatJournalIsBounded(ApplicationContext context) {
		assertThat(context.getBean(CorsEndpoint.class).policy("api").refused()).hasSize(50);
	}

	private static void assertThatMetersAreBounded(ApplicationContext context) {
		MeterRegistry registry = context.getBean(MeterRegistry.class);
		Set<String> reasons = Arrays.stream(CorsRefusalReason.values()).map(Enum::name).collect(Collectors.toSet());
		assertThat(registry.find("cors.requests").counters()).singleElement().satisfies((counter) -> {
			assertThat(counter.count()).isEqualTo(REQUESTS);
			assertThat(counter.getId().getTag("reason")).isIn(reasons);
			assertThat(counter.getId().getTags()).extracting((tag) -> tag.getValue())
				.containsExactlyInAnyOrder("/api/**", "api", "actual", "refused", "ORIGIN_NOT_ALLOWED");
		});
	}

	private static ListAppender<ILoggingEvent> listen() {
		Logger logger = (Logger) LoggerFactory.getLogger("io.github.corsstarter.refusals");
		logger.setLevel(Level.WARN);
		logger.setAdditive(false);
		ListAppender<ILoggingEvent> appender = new ListAppender<>();
		appender.start();
		logger.addAppender(appender);
		return appender;
	}

	private static long usedHeap() {
		Runtime runtime = Runtime.getRuntime();
		long used = Long.MAX_VALUE;
		for (int ignored : List.of(1, 2, 3)) {
			System.gc();
			used = Math.min(used, runtime.totalMemory() - runtime.freeMemory());
		}
		return used;
	}

}
