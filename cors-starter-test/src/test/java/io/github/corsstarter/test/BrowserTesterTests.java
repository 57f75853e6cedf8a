package io.github.corsstarter.test;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

import io.github.corsstarter.browser.BlockReason;
import io.github.corsstarter.browser.PreflightCache;
import io.github.corsstarter.test.BrowserExchange.Outcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.springframework.http.HttpMethod.DELETE;
import static org.springframework.http.HttpMethod.GET;
import static org.springframework.http.HttpMethod.POST;
import static org.springframework.http.HttpMethod.PUT;

/**
 * Tests that the tester sends what a browser sends, stops where a browser stops and shows
 * what a script sees.
 */
class BrowserTesterTests {

	private static final String ORIGIN = "Access-Control-Allow-Origin: " + Shop.ORIGIN;

	private static final String CREDENTIALS = "Access-Control-Allow-Credentials: true";

	private static final String METHODS = "Access-Control-Allow-Methods: PUT";

	private static final String HEADERS = "Access-Control-Allow-Headers: x-tenant, content-type";

	private ScriptedServer server;

	private BrowserPage page;

	@AfterEach
	void stop() {
		if (this.server != null) {
			this.server.close();
		}
	}

	@Test
	void asksBeforeItSendsWhatNeedsIt() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN, METHODS, HEADERS));
		assertThat(this.page.fetch(PUT, "/orders/1?full=1").header("X-Tenant", "7").json("{}")).isPreflighted()
			.isReadable(200);
		assertThat(this.server.requests()).hasSize(2);
		assertThat(this.server.requests().get(0)).startsWith("OPTIONS /orders/1?full=1 HTTP/1.1\r\n")
			.contains("Origin: https://shop.example.com\r\n", "Access-Control-Request-Method: PUT\r\n",
					"Access-Control-Request-Headers: content-type,x-tenant\r\n", "Accept: */*\r\n",
					"Sec-Fetch-Mode: cors\r\n", "Sec-Fetch-Site: cross-site\r\n")
			.doesNotContain("X-Tenant:", "Cookie:");
		assertThat(this.server.requests().get(1)).startsWith("PUT /orders/1?full=1 HTTP/1.1\r\n")
			.contains("Origin: https://shop.example.com\r\n", "X-Tenant: 7\r\n", "Content-Type: application/json\r\n")
			.doesNotContain("Access-Control-Request");
	}

	@Test
	void doesNotAskWhereABrowserDoesNot() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN));
		assertThat(this.page.fetch(POST, "/").body("text/plain", "x")).isNotPreflighted().isReadable();
		assertThat(this.page.fetch(GET, "/").header("Accept", "application/json")).isNotPreflighted().isReadable();
		assertThat(this.server.requests()).allMatch((head) -> head.contains("Origin: https://shop.example.com\r\n"));
	}

	@Test
	void asksWhereItIsForced() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN));
		assertThat(this.page.fetch(POST, "/").forcedPreflight()).isPreflighted().isReadable();
	}

	@Test
	void stopsWhereThePreflightFails() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN));
		assertThat(this.page.fetch(DELETE, "/")).isPreflighted()
			.isBlocked(BlockReason.METHOD_NOT_ALLOWED)
			.neverReachedTheHandler()
			.hasConsoleMessage("Method DELETE is not allowed by Access-Control-Allow-Methods in preflight response.");
		assertThat(this.server.requests()).hasSize(1);
	}

	@ParameterizedTest
	@CsvSource({ "200, ALLOW_ORIGIN_MISSING, ''", "200, ALLOW_ORIGIN_MISMATCH, Access-Control-Allow-Origin: null",
			"401, PREFLIGHT_STATUS, Access-Control-Allow-Origin: *",
			"200, ALLOW_METHODS_MALFORMED, Access-Control-Allow-Origin: *|Access-Control-Allow-Methods: P U T",
			"200, ALLOW_HEADERS_MALFORMED, Access-Control-Allow-Origin: *|Access-Control-Allow-Headers: x y",
			"302, PREFLIGHT_REDIRECTED, Access-Control-Allow-Origin: *|Location: /login" })
	void saysWhyItStops(int status, BlockReason reason, String headers) throws IOException {
		open((request) -> ScriptedServer.answer(status, headers.isEmpty() ? new String[0] : headers.split("\\|")));
		assertThat(this.page.fetch(PUT, "/")).isBlocked(reason);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void blocksAResponseThatHasBeenSentForNothing() throws IOException {
		open((request) -> ScriptedServer.answer(200, "ETag: 1"));
		BrowserExchange exchange = this.page.fetch(GET, "/").exchange();
		assertThat(exchange).isNotPreflighted().isBlocked(BlockReason.ALLOW_ORIGIN_MISSING);
		assertThat(exchange.body()).isNull();
		assertThat(exchange.visibleHeaders()).isEmpty();
		assertThat(exchange.status()).isEqualTo(200);
	}

	@Test
	void sendsNothingByAMethodThatScriptsCannotUse() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN));
		assertThat(this.page.fetch("TRACE", "/")).isBlocked(BlockReason.METHOD_FORBIDDEN);
		assertThat(this.server.requests()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Origin", "cookie", "Host", "Access-Control-Request-Method", "Sec-Fetch-Mode" })
	void refusesHeadersThatScriptsCannotSet(String name) {
		BrowserFetch fetch = BrowserTester.onPort(1).fetch(GET, "/");
		assertThatIllegalArgumentException().isThrownBy(() -> fetch.header(name, "x")).withMessageContaining(name);
	}

	@Test
	void isOfAForeignOriginByDefault() throws IOException {
		open((request) -> ScriptedServer.answer(200, "Access-Control-Allow-Origin: *"));
		assertThat(BrowserTester.onPort(this.server.port()).fetch(GET, "/")).isReadable();
		assertThat(this.server.requests().get(0)).contains("Origin: https://browser-tester.example\r\n");
	}

	@Test
	void judgesNothingAtTheOriginOfTheApplication() throws IOException {
		open((request) -> ScriptedServer.answer(200, "X-Trace: 1"));
		BrowserPage own = BrowserTester.onPort(this.server.port()).at("http://localhost:" + this.server.port());
		assertThat(own.fetch(PUT, "/").header("X-Tenant", "7")).isNotPreflighted().isReadable().exposes("X-Trace");
		assertThat(own.fetch(GET, "/")).isReadable();
		assertThat(this.server.requests().get(0)).contains("Origin: http://localhost:", "Sec-Fetch-Site: same-origin");
		assertThat(this.server.requests().get(1)).doesNotContain("Origin:");
	}

	@Test
	void showsWhatIsExposedAndHidesTheRest() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN, "Access-Control-Expose-Headers: ETag", "ETag: 1",
				"X-Trace: 1", "Cache-Control: no-store", "Set-Cookie: a=b"));
		assertThat(this.page.fetch(GET, "/")).exposes("ETag", "cache-control").hides("X-Trace", "Set-Cookie");
	}

	@Test
	void remembersPreflightsOnOnePage() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN, METHODS, HEADERS, "Access-Control-Max-Age: 600"));
		assertThat(this.page.fetch(PUT, "/")).isPreflighted();
		assertThat(this.page.fetch(PUT, "/").header("X-Tenant", "7")).usesCachedPreflight().isReadable();
		assertThat(this.page.preflightCache()).extracting(PreflightCache.Entry::name)
			.containsExactlyInAnyOrder("PUT", "x-tenant", "content-type");
		assertThat(this.page.fetch(PUT, "/other")).isPreflighted();
		assertThat(this.page.browser().at(Shop.ORIGIN).fetch(PUT, "/")).isPreflighted();
		assertThat(this.page.later(Duration.ofMinutes(11)).fetch(PUT, "/")).isPreflighted();
		assertThat(this.page.later(Duration.ofMinutes(11)).preflightCache()).isEmpty();
	}

	@Test
	void forgetsPreflightsOfAUrlThatFails() throws IOException {
		List<String> answers = new ArrayList<>(List.of(ScriptedServer.answer(200, ORIGIN, METHODS),
				ScriptedServer.answer(200, ORIGIN), ScriptedServer.answer(403)));
		open((request) -> answers.remove(0));
		assertThat(this.page.fetch(PUT, "/")).isReadable();
		assertThat(this.page.fetch(PUT, "/").header("X-Tenant", "7")).isBlocked();
		assertThat(this.page.preflightCache()).isEmpty();
	}

	@Test
	void sendsCookiesOnlyWhereTheScriptAsksForThem() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN, CREDENTIALS, METHODS));
		this.page.cookie("SESSION", "abc");
		assertThat(this.page.fetch(PUT, "/").credentials()).isPreflighted().isReadable().sendsCookies();
		assertThat(this.server.requests().get(0)).doesNotContain("Cookie:");
		assertThat(this.server.requests().get(1)).contains("Cookie: SESSION=abc\r\n");
		assertThat(this.page.fetch(GET, "/")).isReadable();
		assertThat(this.server.requests().get(2)).doesNotContain("Cookie:");
	}

	@Test
	void keepsCookiesForAllSites() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN, CREDENTIALS,
				"Set-Cookie: SESSION=abc; SameSite=None; Secure; Path=/"));
		assertThat(this.page.fetch(GET, "/login").credentials()).isReadable();
		assertThat(this.page.fetch(GET, "/orders").credentials()).sendsCookies();
	}

	@Test
	void keepsNoCookieForItsOwnSiteOnly() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN, CREDENTIALS, "Set-Cookie: SESSION=abc; Path=/"));
		BrowserExchange exchange = this.page.fetch(GET, "/login").credentials().exchange();
		assertThat(exchange).isReadable();
		assertThat(exchange.toString()).contains("Note: The cookie SESSION was not kept: it has no SameSite, which"
				+ " means Lax, and the page is on another site than localhost.");
		this.page.fetch(GET, "/orders").credentials().exchange();
		assertThat(this.server.requests()).noneMatch((head) -> head.contains("Cookie:"));
	}

	@Test
	void followsARedirectAndJudgesItTwice() throws IOException {
		open((request) -> request.contains(" /old ") ? ScriptedServer.answer(302, ORIGIN, "Location: /new")
				: ScriptedServer.answer(200));
		assertThat(this.page.fetch(GET, "/old")).isBlocked(BlockReason.ALLOW_ORIGIN_MISSING)
			.hasConsoleMessage("/new' (redirected from 'http://localhost:" + this.server.port() + "/old')");
	}

	@Test
	void doesNotFollowARedirectThatItCannotRead() throws IOException {
		open((request) -> ScriptedServer.answer(302, "Location: /login"));
		assertThat(this.page.fetch(GET, "/")).isBlocked(BlockReason.ALLOW_ORIGIN_MISSING);
		assertThat(this.server.requests()).hasSize(1);
	}

	@Test
	void hidesThePageFromTheSecondForeignOrigin() throws IOException {
		try (ScriptedServer other = ScriptedServer.start((request) -> ScriptedServer.answer(200, ORIGIN))) {
			open((request) -> ScriptedServer.answer(307, ORIGIN, "Location: http://localhost:" + other.port() + "/"));
			assertThat(this.page.fetch(GET, "/")).isBlocked(BlockReason.ALLOW_ORIGIN_MISMATCH);
			assertThat(other.requests().get(0)).contains("Origin: null\r\n");
		}
	}

	@Test
	void asksAgainBehindARedirect() throws IOException {
		open((request) -> request.contains(" /old ") && request.startsWith("PUT")
				? ScriptedServer.answer(308, ORIGIN, "Location: /new") : ScriptedServer.answer(200, ORIGIN, METHODS));
		assertThat(this.page.fetch(PUT, "/old")).isReadable();
		assertThat(this.server.requests()).extracting((head) -> head.substring(0, head.indexOf(" HTTP")))
			.containsExactly("OPTIONS /old", "PUT /old", "OPTIONS /new", "PUT /new");
	}

	@Test
	void leavesServersThatAreNotPartOfTheTestAlone() throws IOException {
		open((request) -> ScriptedServer.answer(302, ORIGIN, "Location: https://login.example.com/"));
		BrowserExchange exchange = this.page.fetch(GET, "/").exchange();
		assertThat(exchange.outcome()).isEqualTo(Outcome.REDIRECTED_AWAY);
		assertThat(exchange.toString())
			.contains("Note: The application redirects to https://login.example.com/, which is not part of the test.");
	}

	@Test
	void readsAStreamThatDoesNotEnd() throws IOException {
		open((request) -> "HTTP/1.1 200 OK\r\n" + ORIGIN + "\r\nContent-Type: text/event-stream\r\n\r\ndata: 1\n\n");
		assertThat(this.page.fetch(GET, "/events")).isReadable(200);
	}

	@Test
	void readsTheBody() throws IOException {
		open((request) -> "HTTP/1.1 404 No\r\n" + ORIGIN + "\r\nContent-Length: 4\r\n\r\nnone");
		BrowserExchange exchange = this.page.fetch(GET, "/").exchange();
		assertThat(exchange).isReadable(404);
		assertThat(exchange.body()).isEqualTo("none");
	}

	@Test
	void variesByOriginWhereTheAnswerSaysSo() throws IOException {
		open((request) -> ScriptedServer.answer(200, ORIGIN, "vary: Accept-Encoding, origin"));
		assertThat(this.page.fetch(GET, "/")).variesByOrigin();
	}

	private void open(UnaryOperator<String> answers) throws IOException {
		this.server = ScriptedServer.start(answers);
		this.page = BrowserTester.onPort(this.server.port()).at(Shop.ORIGIN);
	}

}
