package io.github.corsstarter.browser;

import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that answers to preflights are kept as the standard says.
 */
class PreflightCacheTests {

	private static final String PAGE = "https://app.example";

	private static final String URL = "https://api.example/orders";

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final PreflightCache cache = new PreflightCache();

	@Test
	void coversNothingAtFirst() {
		assertThat(this.cache.covers(request("PUT", false), URL, NOW)).isFalse();
		assertThat(this.cache.entries()).isEmpty();
	}

	@Test
	void coversTheMethodsAndHeadersOfTheAnswer() {
		store(false, "PUT, DELETE", "X-Tenant");
		assertThat(this.cache.covers(request("PUT", false, "x-tenant"), URL, NOW)).isTrue();
		assertThat(this.cache.covers(request("DELETE", false), URL, NOW)).isTrue();
		assertThat(this.cache.covers(request("GET", false, "X-TENANT"), URL, NOW)).isTrue();
		assertThat(this.cache.covers(request("PATCH", false), URL, NOW)).isFalse();
		assertThat(this.cache.covers(request("PUT", false, "x-other"), URL, NOW)).isFalse();
		assertThat(this.cache.entries()).extracting(PreflightCache.Entry::name)
			.containsExactlyInAnyOrder("PUT", "DELETE", "x-tenant");
	}

	@Test
	void coversThatUrlAndThatPageOnly() {
		store(false, "PUT", "*");
		BrowserRequest other = new BrowserRequest("https://b.example", "PUT", List.of(), false, false);
		assertThat(this.cache.covers(request("PUT", false), URL + "?page=2", NOW)).isFalse();
		assertThat(this.cache.covers(other, URL, NOW)).isFalse();
	}

	@Test
	void coversEverythingWithAWildcardButCredentialsAndAuthorization() {
		store(false, "*", "*");
		assertThat(this.cache.covers(request("PATCH", false, "x-any"), URL, NOW)).isTrue();
		assertThat(this.cache.covers(request("PATCH", true), URL, NOW)).isFalse();
		assertThat(this.cache.covers(request("GET", false, "authorization"), URL, NOW)).isFalse();
	}

	@Test
	void takesAWildcardWithCredentialsForAName() {
		store(true, "*", "*");
		assertThat(this.cache.covers(request("PATCH", true), URL, NOW)).isFalse();
		assertThat(this.cache.covers(request("*", true), URL, NOW)).isTrue();
	}

	@Test
	void usesAnAnswerWithCredentialsForRequestsWithoutThemToo() {
		store(true, "PUT", "x-tenant");
		assertThat(this.cache.covers(request("PUT", true), URL, NOW)).isTrue();
		assertThat(this.cache.covers(request("PUT", false), URL, NOW)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "'', 5", "60, 60", "0, 0", "-1, 5", "86400, 7200" })
	void forgetsInTime(String maxAge, long seconds) {
		List<HeaderField> answer = maxAge.isEmpty() ? answer("PUT", "") : answer("PUT", maxAge);
		this.cache.store(request("PUT", false), URL, answer, NOW);
		assertThat(this.cache.covers(request("PUT", false), URL, NOW.plusMillis(Math.max(0, seconds * 1000 - 1))))
			.isEqualTo(seconds > 0);
		assertThat(this.cache.covers(request("PUT", false), URL, NOW.plusSeconds(seconds))).isFalse();
	}

	@Test
	void replacesAnEntryAndForgetsAUrl() {
		store(false, "PUT", "x-tenant");
		store(false, "PUT", "x-tenant");
		assertThat(this.cache.entries()).hasSize(2);
		this.cache.clear(PAGE, URL);
		assertThat(this.cache.entries()).isEmpty();
	}

	@Test
	void remembersTheMethodThatAForcedPreflightFillsIn() {
		BrowserRequest forced = new BrowserRequest(PAGE, "PUT", List.of(), false, true);
		this.cache.store(forced, URL, List.of(), NOW);
		assertThat(this.cache.covers(forced, URL, NOW)).isTrue();
	}

	private void store(boolean credentials, String methods, String headers) {
		List<HeaderField> answer = List.of(new HeaderField("Access-Control-Allow-Methods", methods),
				new HeaderField("Access-Control-Allow-Headers", headers));
		this.cache.store(request("PUT", credentials), URL, answer, NOW);
	}

	private static List<HeaderField> answer(String methods, String maxAge) {
		HeaderField allowed = new HeaderField("Access-Control-Allow-Methods", methods);
		return maxAge.isEmpty() ? List.of(allowed)
				: List.of(allowed, new HeaderField("Access-Control-Max-Age", maxAge));
	}

	private static BrowserRequest request(String method, boolean credentials, String... names) {
		List<HeaderField> headers = List.of(names).stream().map((name) -> new HeaderField(name, "1")).toList();
		return new BrowserRequest(PAGE, method, headers, credentials, false);
	}

}
