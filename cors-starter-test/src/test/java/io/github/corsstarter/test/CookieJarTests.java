package io.github.corsstarter.test;

import java.net.URI;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that cookies are kept and sent as browsers do.
 */
class CookieJarTests {

	private static final Instant NOW = Instant.parse("2026-01-01T00:00:00Z");

	private final CookieJar jar = new CookieJar();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a=b                                          | https://api.example.com/x   | true
			a=b                                          | https://x.api.example.com/x | false
			a=b; Domain=example.com                      | https://www.example.com/    | true
			a=b; Domain=.example.com                     | https://example.com/        | true
			a=b; Domain=other.example                    | https://api.example.com/x   | true
			a=b; Domain=other.example                    | https://other.example/x     | false
			a=b; Path=/v1                                | https://api.example.com/v1/x | true
			a=b; Path=/v1                                | https://api.example.com/v1  | true
			a=b; Path=/v1                                | https://api.example.com/v10 | false
			a=b; Secure                                  | http://api.example.com/x    | false
			a=b; Max-Age=60                              | https://api.example.com/x   | true
			a=b; Max-Age=0                               | https://api.example.com/x   | false
			a=b; Max-Age=-1                              | https://api.example.com/x   | false
			a=b; Expires=Wed, 31 Dec 2025 00:00:00 GMT   | https://api.example.com/x   | false
			a=b; Expires=Fri, 01 Jan 2027 00:00:00 GMT   | https://api.example.com/x   | true
			a=b; Expires=tomorrow                        | https://api.example.com/x   | true
			""")
	void sendsACookieWhereItBelongs(String line, String url, boolean sent) {
		assertThat(this.jar.receive(line, URI.create("https://api.example.com/login"), true, NOW)).isNull();
		assertThat(this.jar.cookies(URI.create(url), true, NOW)).hasSize(sent ? 1 : 0);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			a=b                          | no SameSite, which means Lax
			a=b; SameSite=Lax; Secure    | SameSite=Lax
			a=b; SameSite=Strict         | SameSite=Strict
			a=b; SameSite=None           | SameSite=None needs Secure
			=b                           | without name
			a                            | without name
			""")
	void saysWhyItKeepsNoCookieOfAnotherSite(String line, String why) {
		assertThat(this.jar.receive(line, URI.create("https://api.example.com/"), false, NOW)).contains(why);
		assertThat(this.jar.cookies(URI.create("https://api.example.com/"), true, NOW)).isEmpty();
	}

	@Test
	void keepsCookiesOfItsOwnSiteAtHome() {
		this.jar.receive("a=b; SameSite=Lax", URI.create("https://api.example.com/"), true, NOW);
		assertThat(this.jar.cookies(URI.create("https://api.example.com/"), true, NOW)).hasSize(1);
		assertThat(this.jar.cookies(URI.create("https://api.example.com/"), false, NOW)).isEmpty();
	}

	@Test
	void replacesACookie() {
		URI uri = URI.create("https://api.example.com/");
		this.jar.receive("a=1", uri, true, NOW);
		this.jar.receive("a=2", uri, true, NOW);
		assertThat(this.jar.cookies(uri, true, NOW)).extracting(Cookie::pair).containsExactly("a=2");
	}

	@ParameterizedTest
	@CsvSource({ "https://shop.example.com, https://api.example.com, true",
			"https://shop.example.com, http://api.example.com, false", "https://a.co.uk, https://b.co.uk, false",
			"https://a.github.io, https://b.github.io, false",
			"https://example.com, https://x.y.example.com:8443, true", "http://localhost:3000, http://localhost, true",
			"http://10.0.0.1, http://10.0.0.2, false", "null, https://api.example.com, false",
			"https://app.internal, https://api.internal, false",
			"https://a.corp.internal, https://b.corp.internal, true" })
	void knowsWhatIsOneSite(String origin, String other, boolean same) {
		assertThat(Site.isSame(origin, other)).isEqualTo(same);
	}

}
