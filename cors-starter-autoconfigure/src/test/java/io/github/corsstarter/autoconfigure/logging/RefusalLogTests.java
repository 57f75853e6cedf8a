package io.github.corsstarter.autoconfigure.logging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.autoconfigure.FakeRequest;
import io.github.corsstarter.autoconfigure.Heard;
import io.github.corsstarter.autoconfigure.MutableClock;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.explain.CorsExplainer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for {@link RefusalLog}.
 */
class RefusalLogTests {

	private static final String SHOP = "https://shop.example.com";

	private final CorsPolicyRegistry registry = new CorsPolicyRegistry(List.of(
			CorsPolicy.builder("one")
				.paths("/one")
				.allowedOrigins(SHOP)
				.allowedMethods("GET")
				.source(new Lines("one", Map.of("", "app.yml:2", "allowed-origins[0]", "app.yml:4")))
				.build(),
			CorsPolicy.builder("left").paths("/shared").allowedOrigins("https://left.test").build(),
			CorsPolicy.builder("right").paths("/shared").allowedOrigins("https://right.test").build()));

	private final MutableClock clock = new MutableClock();

	private final RefusalLog log = new RefusalLog(this.clock, new CorsExplainer(this.registry));

	private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger(RefusalLog.LOGGER);

	@BeforeEach
	void listen() {
		this.logger.setLevel(Level.WARN);
		this.logger.setAdditive(false);
		this.appender.start();
		this.logger.addAppender(this.appender);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.appender);
		this.logger.setAdditive(true);
		this.logger.setLevel(null);
	}

	@Test
	void lineNamesTheClosestOriginThePropertyAndItsPlace() {
		hear(FakeRequest.preflight("/one", "https://shop.exmaple.com", "GET", ""));
		assertThat(lines()).containsExactly("Refused CORS preflight on /one: ORIGIN_NOT_ALLOWED "
				+ "\"https://shop.exmaple.com\". The closest configured origin is https://shop.example.com. To allow it, "
				+ "change cors.policies.one.allowed-origins (app.yml:4).");
	}

	@Test
	void lineNamesThePlaceOfThePolicyWhereThePropertyIsDefault() {
		hear(FakeRequest.preflight("/one", SHOP, "GET", "x-api-key"));
		assertThat(lines())
			.containsExactly("Refused CORS preflight on /one: HEADER_NOT_ALLOWED \"x-api-key\". To allow "
					+ "it, change cors.policies.one.allowed-headers (app.yml:2).");
	}

	@Test
	void lineNamesAllPoliciesOfASharedPath() {
		refuse("/shared", "https://other.example.org");
		assertThat(lines()).containsExactly("Refused CORS request on /shared: ORIGIN_NOT_ALLOWED "
				+ "\"https://other.example.org\". To allow it, change allowed-origins or allowed-origins.");
	}

	@Test
	void lineSaysWhereNoConfigurationHelps() {
		refuse("/one", "https://Shop.example.com");
		assertThat(lines()).containsExactly("Refused CORS request on /one: ORIGIN_MALFORMED "
				+ "\"https://Shop.example.com\". The closest configured origin is https://shop.example.com. No "
				+ "configuration would allow it; the request has to change.");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			patch  | |                             | make the script write `PATCH`. To allow it, change
			get    | |                             | make the script write `GET`.
			query  | |                             | To allow it, change cors.policies.one.allowed-methods (app.yml:2).
			TRACE  | |                             | Leave `TRACE` out of the request.
			*      | |                             | Leave `*` out of the request.
			GET    | cookie |                      | Leave `cookie` out of the request.
			GET    | sec-secret |                  | Leave `sec-secret` out of the request.
			GET    | access-control-allow-origin | | Leave `access-control-allow-origin` out of the request.
			GET    | * |                           | Leave `*` out of the request.
			GET    | x-api-key |                   | To allow it, change cors.policies.one.allowed-headers (app.yml:2).
			GET    | | http://shop.example.com     | To allow it, change cors.policies.one.allowed-origins (app.yml:4).
			GET    | | https://1.2.3               | No configuration would allow it; the request has to change.
			GET    | | null | cors.policies.one.allowed-origins (app.yml:4) and cors.policies.one.tolerate (app.yml:2).
			""")
	void adviceIsOneThatCanBeFollowed(String method, String header, String origin, String advice) {
		hear(FakeRequest.preflight("/one", (origin != null) ? origin : SHOP, method, (header != null) ? header : ""));
		assertThat(lines()).singleElement().asString().contains(advice);
	}

	@Test
	void lineRecognizesAForm() {
		hear(new FakeRequest("POST", "/shared",
				Map.of("Origin", "https://idp.example", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Site", "cross-site")));
		hear(new FakeRequest("POST", "/shared", Map.of("Origin", "null", "Sec-Fetch-Mode", "navigate")));
		assertThat(lines().get(0))
			.contains("A form on https://idp.example posts here: for a sign-in callback allow that "
					+ "origin on this path, or set `refused-requests: forward` there.");
		assertThat(lines().get(1)).endsWith("A form on a page without an origin posts here: for a sign-in callback set "
				+ "`refused-requests: forward` there.");
	}

	@Test
	void lineIsBoundedHoweverManyPoliciesShareThePath() {
		List<CorsPolicy> policies = new ArrayList<>();
		for (int i = 0; i < 5000; i++) {
			policies.add(CorsPolicy.builder("p" + i).paths("/many").allowedOrigins("https://p" + i + ".test").build());
		}
		CorsPolicyRegistry many = new CorsPolicyRegistry(policies);
		Heard.by(many, FakeRequest.get("/many", "https://other.example.org"),
				new RefusalLog(this.clock, new CorsExplainer(many)));
		assertThat(lines()).singleElement().asString().hasSizeLessThan(500).contains("one of 4995 more policies");
	}

	@Test
	void sameRefusalIsLoggedOnceInAnInterval() {
		refuse("/one", "https://a.test");
		this.clock.pass(Duration.ofSeconds(59));
		refuse("/one", "https://a.test");
		assertThat(lines()).hasSize(1);
		this.clock.pass(Duration.ofSeconds(1));
		refuse("/one", "https://a.test");
		assertThat(lines()).hasSize(2);
	}

	@Test
	void othersAreLoggedForThemselves() {
		refuse("/one", "https://a.test");
		refuse("/shared", "https://a.test");
		hear(FakeRequest.preflight("/one", SHOP, "PUT", ""));
		hear(new FakeRequest("PUT", "/one", Map.of("Origin", SHOP)));
		assertThat(lines()).hasSize(3);
	}

	@Test
	void linesOfAnIntervalAreBoundedInAll() {
		flood(1000);
		assertThat(lines()).hasSize(RefusalLogInterval.MAX_LINES);
		this.clock.pass(Duration.ofMinutes(1));
		flood(1);
		assertThat(lines()).hasSize(RefusalLogInterval.MAX_LINES + 2)
			.contains(
					"950 further CORS refusals were not logged in the last minute. The endpoint 'cors' shows the most "
							+ "frequent ones.");
	}

	@Test
	void linesAreBoundedUnderConcurrency() {
		IntStream.range(0, 10_000).parallel().forEach((i) -> refuse("/one", "https://o" + i + ".test"));
		assertThat(lines()).hasSize(RefusalLogInterval.MAX_LINES);
	}

	@Test
	void clockThatIsSetBackDoesNotSilenceTheLog() {
		refuse("/one", "https://a.test");
		this.clock.pass(Duration.ofDays(-1));
		refuse("/one", "https://a.test");
		assertThat(lines()).hasSize(2);
	}

	@Test
	void nothingOfTheRequestIsLoggedAsItCame() {
		refuse("/one", "https://a.test\r\nFAKE LINE \u001B[31m\u202e\u00e9\"\\" + "x".repeat(8192));
		hear(FakeRequest.preflight("/one", SHOP, "GET\nFAKE", ""));
		hear(FakeRequest.preflight("/one", SHOP, "GET", "x-\u001B]0;title\u0007"));
		assertThat(lines()).hasSize(3).allSatisfy((line) -> {
			assertThat(line.chars()).allMatch((c) -> c >= 0x20 && c <= 0x7E);
			assertThat(line).hasSizeLessThan(400);
		});
	}

	@Test
	void nothingIsRememberedWhileTheLoggerIsOff() {
		this.logger.setLevel(Level.OFF);
		refuse("/one", "https://a.test");
		this.logger.setLevel(Level.WARN);
		refuse("/one", "https://a.test");
		assertThat(lines()).hasSize(1);
	}

	@Test
	void allowedRequestsAreNotLogged() {
		refuse("/one", SHOP);
		assertThat(lines()).isEmpty();
	}

	private List<String> lines() {
		return List.copyOf(this.appender.list).stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	private void flood(int size) {
		for (int i = 0; i < size; i++) {
			refuse("/one", "https://o" + i + ".test");
		}
	}

	private void refuse(String path, String origin) {
		hear(FakeRequest.get(path, origin));
	}

	private void hear(CorsRequest request) {
		Heard.by(this.registry, request, this.log);
	}

	/**
	 * Lines of a file.
	 */
	private record Lines(String policy, Map<String, String> places) implements CorsPolicySource {

		@Override
		public String prefix() {
			return "cors.policies." + this.policy;
		}

		@Override
		public String location() {
			return this.places.get("");
		}

		@Override
		public String location(CorsProperty property) {
			return this.places.get(property.key());
		}

		@Override
		public String location(CorsProperty property, int index) {
			return this.places.get(CorsProperty.entry(property.key(), index));
		}

	}

}
