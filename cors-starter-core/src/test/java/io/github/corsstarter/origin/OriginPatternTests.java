package io.github.corsstarter.origin;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.origin.OriginMistakes.Mistake;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OriginPatternTests {

	@ParameterizedTest
	@CsvSource({ "https://example.com, https, example.com, false, 0",
			"https://example.com:8443, https, example.com, false, 8443",
			"https://example.com:*, https, example.com, false, -1",
			"https://*.example.com, https, example.com, true, 0",
			"https://*.example.com:8443, https, example.com, true, 8443",
			"https://*.example.com:*, https, example.com, true, -1", "http://localhost:*, http, localhost, false, -1",
			"http://10.0.0.1:8080, http, 10.0.0.1, false, 8080", "http://[::1]:*, http, [::1], false, -1",
			"capacitor://localhost, capacitor, localhost, false, 0",
			"https://a_b-c.example, https, a_b-c.example, false, 0",
			"chrome-extension://abcdefghijklmnop, chrome-extension, abcdefghijklmnop, false, 0",
			"https://xn--bcher-kva.example, https, xn--bcher-kva.example, false, 0" })
	void thePartsOfAPatternAreRead(String text, String scheme, String host, boolean subdomains, int port) {
		OriginPattern pattern = OriginPattern.parse(text);
		assertThat(pattern).hasToString(text);
		assertThat(pattern.scheme()).isEqualTo(scheme);
		assertThat(pattern.host()).isEqualTo(host);
		assertThat(pattern.subdomains()).isEqualTo(subdomains);
		assertThat(pattern.port()).isEqualTo(port);
		assertThat(pattern.isWildcard()).isEqualTo(text.contains("*"));
		assertThat(pattern.isAny()).isFalse();
		assertThat(pattern.isOpaque()).isFalse();
	}

	@Test
	void theStarAndNullAreSpecial() {
		assertThat(OriginPattern.parse("*").isAny()).isTrue();
		assertThat(OriginPattern.parse("*").isOpaque()).isFalse();
		assertThat(OriginPattern.parse("null").isOpaque()).isTrue();
		assertThat(OriginPattern.parse("null").isAny()).isFalse();
	}

	@Test
	void wordsAreNotExactOrigins() {
		for (String word : List.of("*", "none", "null", "file://", "moz-extension://*", "https://a.example:*")) {
			assertThat(OriginPattern.parse(word).isExact()).as(word).isFalse();
		}
		assertThat(OriginPattern.parse("none").isNone()).isTrue();
		assertThat(OriginPattern.parse("file://").isLocalFile()).isTrue();
		assertThat(OriginPattern.parse("safari-web-extension://*").isAnyExtension()).isTrue();
		assertThat(OriginPattern.parse("safari-web-extension://*").isWildcard()).isTrue();
		assertThat(OriginPattern.parse("app://Main").isExact()).isTrue();
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void whereNothingIsSuggestedTheChoiceIsNamed(Mistake mistake) {
		assertThatExceptionOfType(InvalidOriginPatternException.class)
			.isThrownBy(() -> OriginPattern.parse(mistake.text()))
			.satisfies((ex) -> assertThat(ex.advice()).isEqualTo(mistake.advice()));
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void aMistakeIsNamedExactly(Mistake mistake) {
		assertThatExceptionOfType(InvalidOriginPatternException.class)
			.isThrownBy(() -> OriginPattern.parse(mistake.text()))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(mistake.problem()))
			.satisfies((ex) -> assertThat(ex.problem().sentence()).isEqualTo(mistake.sentence()))
			.satisfies((ex) -> assertThat(ex.suggestions()).isEqualTo(mistake.suggestions()))
			.withMessage(mistake.sentence());
	}

	@ParameterizedTest
	@MethodSource("mistakes")
	void everySuggestionIsAPatternItself(Mistake mistake) {
		for (String suggestion : OriginRepair.suggest(mistake.text())) {
			assertThat(OriginPattern.parse(suggestion)).hasToString(suggestion);
		}
	}

	static List<Mistake> mistakes() {
		return OriginMistakes.all();
	}

	@Test
	void thereIsAMistakeForEveryProblem() {
		Set<OriginProblem> missing = EnumSet.allOf(OriginProblem.class);
		OriginMistakes.all().forEach((mistake) -> missing.remove(mistake.problem()));
		assertThat(missing).isEmpty();
	}

	@Test
	void noTwoProblemsHaveTheSameSentence() {
		assertThat(Arrays.stream(OriginProblem.values()).map(OriginProblem::sentence)).doesNotHaveDuplicates()
			.allMatch((sentence) -> sentence.endsWith("."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "about", "blob", "data", "file", "filesystem", "ftp", "javascript", "mailto",
			"view-source", "ws", "wss" })
	void noPageHasAnOriginOfTheseSchemes(String scheme) {
		assertThatExceptionOfType(InvalidOriginPatternException.class)
			.isThrownBy(() -> OriginPattern.parse(scheme + "://host"))
			.satisfies((ex) -> assertThat(ex.problem()).isEqualTo(OriginProblem.ORIGIN_SCHEME_UNSUPPORTED));
	}

	@ParameterizedTest
	@CsvSource({ "::1, ::1", "0:0:0:0:0:0:0:0, ::", "2001:0DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1",
			"1:0:0:2:0:0:0:3, 1:0:0:2::3", "1:0:2:3:4:5:6:7, 1:0:2:3:4:5:6:7", "1:2:3:4:5:6:7::, 1:2:3:4:5:6:7:0",
			"::ffff:1.2.3.4, ::ffff:102:304", "64:ff9b::1.2.3.4, 64:ff9b::102:304", "fe80::, fe80::" })
	void anIpv6AddressIsCompressedAsBrowsersDo(String address, String compressed) {
		assertThat(IpAddress.compressV6(address)).isEqualTo(compressed);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "localhost", ":::", "1:2", "1:2:3:4:5:6:7:8:9", "::g", "::1%1", "12345::",
			"1::2::3", "::1.2.3", "::1.2.3.256", "\uff11::" })
	void whatIsNoIpv6AddressIsNotCompressed(String address) {
		assertThat(IpAddress.compressV6(address)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "http://localhost, true", "http://app.localhost:3000, true", "http://127.0.0.1, true",
			"http://127.255.0.1:*, true", "http://[::1]:3000, true", "http://*.localhost:*, true",
			"http://*.alocalhost, false", "http://localhosta, false", "http://127.0.0.1.example, false",
			"http://128.0.0.1, false", "http://[::2], false", "http://169.254.169.254:90, false" })
	void onlyThisMachineIsSecureWithoutTls(String text, boolean loopback) {
		assertThat(OriginPattern.parse(text).isLoopback()).isEqualTo(loopback);
		assertThat(OriginPattern.parse(text).isInsecure()).isEqualTo(!loopback);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://example.com", "capacitor://localhost", "*", "null" })
	void otherSchemesThanHttpAreNotInsecure(String text) {
		assertThat(OriginPattern.parse(text).isInsecure()).isFalse();
	}

	@Test
	void widerPatternsAreNamedFromNarrowToWide() {
		assertThat(OriginPattern.parse("https://a.b.example:8443").widerPatterns()).containsExactly(
				"https://a.b.example:*", "https://*.b.example:8443", "https://*.b.example:*", "https://*.example:8443",
				"https://*.example:*", "*");
		assertThat(OriginPattern.parse("https://*.b.example:*").widerPatterns()).containsExactly("https://*.example:*",
				"*");
		assertThat(OriginPattern.parse("null").widerPatterns()).containsExactly("*");
		assertThat(OriginPattern.parse("file://").widerPatterns()).containsExactly("*");
		assertThat(OriginPattern.parse("none").widerPatterns()).isEmpty();
		assertThat(OriginPattern.parse("moz-extension://a").widerPatterns()).containsExactly("moz-extension://a:*",
				"moz-extension://*", "*");
		assertThat(OriginPattern.parse("moz-extension://*").widerPatterns()).containsExactly("*");
		assertThat(OriginPattern.parse("*").widerPatterns()).isEmpty();
	}

	@Test
	void patternsAreEqualByTheirText() {
		assertThat(OriginPattern.parse("https://a.example")).isEqualTo(OriginPattern.parse("https://a.example"))
			.hasSameHashCodeAs(OriginPattern.parse("https://a.example"))
			.isNotEqualTo(OriginPattern.parse("https://a.example:*"));
	}

	@Property
	void anyTextIsEitherAPatternOrAMistakeWithPatternsForSuggestions(@ForAll("texts") String text) {
		try {
			assertThat(OriginPattern.parse(text)).hasToString(text);
		}
		catch (InvalidOriginPatternException ex) {
			assertThat(ex.suggestions()).doesNotContain(text)
				.allSatisfy((suggestion) -> assertThat(OriginPattern.parse(suggestion)).hasToString(suggestion));
		}
	}

	@Property
	void anExactPatternIsWhatABrowserSends(@ForAll("texts") String text) {
		try {
			OriginPattern pattern = OriginPattern.parse(text);
			assertThat(Origin.isWellFormed(text)).isEqualTo(pattern.isExact() || pattern.isLocalFile());
		}
		catch (InvalidOriginPatternException ex) {
			assertThat(ex.getMessage()).isNotEmpty();
		}
	}

	@Provide
	Arbitrary<String> texts() {
		Arbitrary<String> pieces = Arbitraries.of("https", "http", "HTTP", "app", "moz-extension", "file", "none",
				"blob:", "://", ":/", ":", "/", "\\", "*", "*.", ".", "..", "a", "A", "example", "com", "localhost",
				"xn--", "xn--bcher-kva", "@", "[", "]", "::1", "1", "0x1", "127.0.0.1", "443", "80", "8443", "65536",
				",", ";", " ", "\t", "\u0000", "\u00a0", "\u00fc", "\u00df", "\"", "'", "^", "$", "\\.", "\\w+", "(",
				"|", "?", "#", "%", "null");
		Arbitrary<String> origins = pieces.list().ofMaxSize(4).map((parts) -> "https://a" + String.join("", parts));
		return Arbitraries.oneOf(pieces.list().ofMaxSize(8).map((parts) -> String.join("", parts)), origins,
				Arbitraries.strings());
	}

}
