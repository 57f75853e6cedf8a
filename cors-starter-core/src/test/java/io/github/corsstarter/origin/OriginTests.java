package io.github.corsstarter.origin;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OriginTests {

	private static final String LABEL_63 = "a".repeat(63);

	private static final String HOST_253 = LABEL_63 + "." + LABEL_63 + "." + LABEL_63 + "." + "a".repeat(61);

	@ParameterizedTest
	@CsvSource({ "https://example.com, https, example.com, 0", "http://localhost:3000, http, localhost, 3000",
			"https://a.b-c_d.example:65535, https, a.b-c_d.example, 65535", "http://10.0.0.1:1, http, 10.0.0.1, 1",
			"http://[::1]:3000, http, [::1], 3000", "https://[2001:db8::1], https, [2001:db8::1], 0",
			"capacitor://localhost, capacitor, localhost, 0", "a+b-c.1://x:443, a+b-c.1, x, 443",
			"https://xn--bcher-kva.example, https, xn--bcher-kva.example, 0", "http://x:443, http, x, 443",
			"https://x:80, https, x, 80" })
	void aSerializedOriginIsReadIntoItsParts(String text, String scheme, String host, int port) {
		assertThat(Origin.parse(text)).isEqualTo(new Origin(scheme, host, port)).hasToString(text);
		assertThat(Origin.isWellFormed(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "null", "*", "example.com", "//example.com", "://example.com", "https:",
			"https://", "https:/example.com", "https:://example.com", "https:///example.com", "https://example.com/",
			"https://example.com/a", "https://example.com?a", "https://example.com#a", "https://a@example.com",
			"https://example.com ", " https://example.com", "https://exam ple.com", "https://example.com\t",
			"https://example.com\u0000", "https://example.com\r\n", "https://example.com, https://example.com",
			"https://example.com https://example.com", "HTTPS://example.com", "https://Example.com",
			"https://ex%61mple.com", "https://b\u00fccher.example", "https://\u017f.example", "https://*.example.com",
			"https://example.com:*", "https://.example.com", "https://a..example.com", "https://example.com.",
			"https://.", "https://example.com:", "https://example.com:0", "https://example.com:443",
			"http://example.com:80", "https://example.com:08443", "https://example.com:65536",
			"https://example.com:100000", "https://example.com:+1", "https://example.com:8a",
			"https://example.com:\u0663", "https://example.com:1:2", "file:///", "file://host", "1ab://example.com",
			"-a://example.com", "a_b://example.com", "https://[]", "https://[:]", "https://[::1", "https://::1",
			"https://[::G]", "https://[::1%25eth0]", "https://[::1]a", "https://[1.2.3.4]", "https://a[::1]",
			"https://[::1]:", "https://[::1]:443" })
	void whatNoBrowserSendsIsNoOrigin(String text) {
		assertThat(Origin.parse(text)).isNull();
		assertThat(Origin.isWellFormed(text)).isFalse();
	}

	@Test
	void theLongestPossibleOriginIsStillRead() {
		String longest = "s".repeat(64) + "://" + HOST_253 + ":65535";
		assertThat(Origin.isWellFormed(longest)).isTrue();
	}

	@Test
	void noPartMayBeLongerThanAnyBrowserMakesIt() {
		assertThat(Origin.isWellFormed("s".repeat(65) + "://a")).isFalse();
		assertThat(Origin.isWellFormed("https://a." + LABEL_63)).isTrue();
		assertThat(Origin.isWellFormed("https://a." + LABEL_63 + "a")).isFalse();
		assertThat(Origin.isWellFormed("https://" + LABEL_63 + "a.a")).isFalse();
		assertThat(Origin.isWellFormed("https://" + HOST_253)).isTrue();
		assertThat(Origin.isWellFormed("https://" + HOST_253 + "a")).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "https://example.com, https, example.com, 443", "https://example.com, https, example.com, 0",
			"https://example.com, https, example.com, -1", "http://example.com, http, example.com, 80",
			"http://localhost:8080, http, localhost, 8080", "https://example.com, https, EXAMPLE.Com, 443",
			"https://example.com:80, https, example.com, 80", "http://[::1]:8080, http, [::1], 8080",
			"http://[2001:db8::a], http, [2001:DB8::A], 80" })
	void theServersOwnOriginIsTheSame(String origin, String scheme, String host, int port) {
		assertThat(Origin.isSame(origin, scheme, host, port)).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "http://example.com, https, example.com, 443", "https://example.com, http, example.com, 80",
			"https://example.com, http, example.com, 443", "https://example.com, https, example.com, 8443",
			"https://example.com:8443, https, example.com, 443", "https://example.com:8443, https, example.com, 0",
			"https://example.com:8443, https, example.com, 844", "https://example.com:8443, https, example.com, 84430",
			"https://example.com:443, https, example.com, 443", "https://example.com:, https, example.com, 443",
			"https://example.com:08443, https, example.com, 8443", "https://example.com.evil, https, example.com, 443",
			"https://example.com, https, example.com.evil, 443", "https://a.example.com, https, example.com, 443",
			"https://example.co, https, example.com, 443", "https://Example.com, https, example.com, 443",
			"https://Example.com, https, Example.com, 443", "https:example.com, https, example.com, 443",
			"https://example.com/, https, example.com, 443", "null, https, example.com, 443",
			"'', https, example.com, 443", "https://\u017fub.example, https, Sub.example, 443",
			"http://[::1], http, [::2], 80" })
	void anyDifferenceMakesAnotherOrigin(String origin, String scheme, String host, int port) {
		assertThat(Origin.isSame(origin, scheme, host, port)).isFalse();
	}

	@Property
	void anyTextMayBeAskedFor(@ForAll String text) {
		Origin origin = Origin.parse(text);
		assertThat(Origin.isWellFormed(text)).isEqualTo(origin != null);
		assertThat(origin == null || origin.toString().equals(text)).isTrue();
		assertThat(Origin.isSame(text, "https", "example.com", 443)).isEqualTo(text.equals("https://example.com"));
	}

}
