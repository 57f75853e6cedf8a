package io.github.corsstarter.autoconfigure.server;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a request in flight gets the headers of its policy while the application
 * shuts down.
 */
class GracefulShutdownTests {

	private static final String SHOP = "https://shop.example.com";

	@ParameterizedTest
	@CsvSource({ "TOMCAT, done, 200", "TOMCAT, failure, 500", "JETTY, done, 200", "JETTY, failure, 500",
			"NETTY, done, 200", "NETTY, failure, 500" })
	void aRequestInFlightIsAnsweredWithTheHeaders(Server server, String end, int status) throws Exception {
		try (RunningApplication application = RunningApplication.on(server)
			.with(Application.class)
			.properties("server.shutdown=graceful", "spring.lifecycle.timeout-per-shutdown-phase=10s",
					"cors.allowed-origins=" + SHOP)
			.start()) {
			RawClient client = application.client();
			CompletableFuture<RawResponse> answer = CompletableFuture
				.supplyAsync(() -> client.send("GET", "/slow?end=" + end, "Origin", SHOP));
			assertThat(application.context().getBean(Slow.class).entered.await(10, TimeUnit.SECONDS)).isTrue();
			application.context().close();
			RawResponse response = answer.get(10, TimeUnit.SECONDS);
			assertThat(response.status()).isEqualTo(status);
			PolicyHeaders.assertOnce(response, SHOP);
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Slow.class)
	static class Application {

	}

	/**
	 * Answers a moment after the application has begun to close.
	 */
	@RestController
	static class Slow {

		private final CountDownLatch entered = new CountDownLatch(1);

		private final CompletableFuture<Void> closing = new CompletableFuture<>();

		@EventListener(ContextClosedEvent.class)
		void close() {
			this.closing.complete(null);
		}

		@GetMapping("/slow")
		Mono<String> slow(@RequestParam String end) {
			this.entered.countDown();
			return Mono.fromFuture(this.closing).then(Mono.delay(Duration.ofMillis(100))).map((i) -> answer(end));
		}

		private static String answer(String end) {
			if (end.equals("failure")) {
				throw new IllegalStateException("wanted");
			}
			return end;
		}

	}

}
