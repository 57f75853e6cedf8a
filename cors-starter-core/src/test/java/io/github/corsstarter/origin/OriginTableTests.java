package io.github.corsstarter.origin;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OriginTableTests {

	private static final String LABELS = ("a".repeat(31) + ".").repeat(6);

	static OriginTable<String> table(List<String> patterns) {
		Map<OriginPattern, String> values = new LinkedHashMap<>();
		patterns.forEach((text) -> values.put(OriginPattern.parse(text), text));
		return new OriginTable<>(values);
	}

	private static OriginTable<String> table(String... patterns) {
		return table(List.of(patterns));
	}

	@Test
	void anEmptyTableKnowsNoOrigin() {
		assertThat(table().find("https://a.example")).isNull();
		assertThat(table().find("null")).isNull();
		assertThat(table().find("")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "https://a.b.example:8443, https://a.b.example:8443", "https://a.b.example:1, https://a.b.example:*",
			"https://a.b.example, https://a.b.example:*", "https://x.b.example:8443, https://*.b.example:8443",
			"https://x.a.b.example:8443, https://*.b.example:8443", "https://x.b.example:1, https://*.b.example:*",
			"https://x.b.example, https://*.b.example:*", "https://b.example:8443, https://*.example:8443",
			"https://x.example, https://*.example", "https://x.example:1, *", "http://x.b.example:8443, *",
			"https://example, *", "null, *", "app://x, *" })
	void theMostSpecificPatternWins(String origin, String pattern) {
		assertThat(table("*", "https://*.example", "https://*.example:8443", "https://*.b.example:*",
				"https://*.b.example:8443", "https://a.b.example:*", "https://a.b.example:8443")
			.find(origin)).isEqualTo(pattern);
	}

	@Test
	void aLongerDomainWithAnyPortBeatsAShorterOneWithTheGivenPort() {
		assertThat(table("https://*.example:8443", "https://*.b.example:*").find("https://x.b.example:8443"))
			.isEqualTo("https://*.b.example:*");
	}

	@Test
	void nullListedBeatsTheStar() {
		assertThat(table("*", "null").find("null")).isEqualTo("null");
		assertThat(table("null").find("https://null")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "*", "https://", "https://*", "https://*.example", "https://x.example.",
			"https://.x.example", "https://x..example", "https://X.example", "https://x.example:443",
			"https://x.example:", "https://x.example/", "https://a@x.example", "https://x.example,https://x.example",
			"NULL", "Null", "null ", " null", "file://x.example" })
	void whatIsNotAnOriginMatchesTheStarAlone(String origin) {
		assertThat(table("*", "https://*.example:*", "https://x.example").find(origin)).isEqualTo("*");
		assertThat(table("https://*.example:*", "https://x.example", "moz-extension://*").find(origin)).isNull();
	}

	@Test
	void theStarMatchesAnythingOfAnyLength() {
		assertThat(table("*").find("x".repeat(8192))).isEqualTo("*");
		assertThat(table("*").find("https://" + "a.".repeat(4096) + "example")).isEqualTo("*");
		assertThat(table("*", "https://*.example").find("https://" + "a.".repeat(4096) + "example")).isEqualTo("*");
	}

	@Test
	void noneMatchesNothing() {
		assertThat(table("none").find("none")).isNull();
		assertThat(table("none").find("https://none")).isNull();
		assertThat(table("none").find("null")).isNull();
	}

	@Test
	void aLocalPageOfAWebViewMatchesItsOwnEntryOrTheStar() {
		assertThat(table("file://").find("file://")).isEqualTo("file://");
		assertThat(table("file://", "*").find("file://")).isEqualTo("file://");
		assertThat(table("*").find("file://")).isEqualTo("*");
		assertThat(table("null", "https://*.a:*").find("file://")).isNull();
		assertThat(table("file://").find("null")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "app://.", "app://Main.Window", "app://a..b", "app://-", "app://%41", "app://a_b~c!",
			"safari-web-extension://2F8D0A5C-1B7E-4C7A-9A3E-000000000000", "app://x.", "qrc://a:1",
			"vscode-webview://0k3cmh1f", "tauri://localhost:1420" })
	void hostsOfOtherSchemesAreComparedAsTheyAre(String origin) {
		assertThat(table(origin).find(origin)).isEqualTo(origin);
		assertThat(Origin.isWellFormed(origin)).isTrue();
		assertThat(table(origin.replace("://", "://x")).find(origin)).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "app://", "app:// ", "app://a b", "app://a/", "app://a@b", "app://a?", "app://a#",
			"app://a\\b", "app://a<", "app://a|b", "app://a^b", "app://[x]", "app://a:", "app://a:0", "app://\u00fc" })
	void whatNoUrlHasForAHostIsMalformed(String origin) {
		assertThat(Origin.isWellFormed(origin)).isFalse();
		assertThat(table("app://a", "app://*.a", "moz-extension://*").find(origin)).isNull();
	}

	@Test
	void aWildcardForExtensionsMatchesEveryHostOfItsSchemeAndNoOther() {
		OriginTable<String> table = table("moz-extension://*", "moz-extension://abc", "https://*.example");
		assertThat(table.find("moz-extension://6f6c1d4c-0000-4000-8000-000000000000")).isEqualTo("moz-extension://*");
		assertThat(table.find("moz-extension://abc")).isEqualTo("moz-extension://abc");
		assertThat(table.find("chrome-extension://abc")).isNull();
		assertThat(table.find("moz-extensions://abc")).isNull();
		assertThat(table.find("moz-extension://a/b")).isNull();
		assertThat(table.find("moz-extension://")).isNull();
		assertThat(table.find("https://moz-extension")).isNull();
	}

	@Test
	void aHostHasToFitIntoAName() {
		String label = "a".repeat(63);
		OriginTable<String> table = table("https://*.example", "*");
		assertThat(table.find("https://" + label + ".example")).isEqualTo("https://*.example");
		assertThat(table.find("https://" + label + "a.example")).isEqualTo("*");
		assertThat(table.find("https://" + LABELS + "a".repeat(53) + ".example")).isEqualTo("https://*.example");
		assertThat(table.find("https://" + LABELS + "a".repeat(54) + ".example")).isEqualTo("*");
	}

	@Test
	void manyPatternsDoNotCoverEachOther() {
		List<String> patterns = IntStream.range(0, 2000)
			.mapToObj((i) -> ((i % 2 == 0) ? "https://*.d" : "https://d") + i
					+ ((i % 3 == 0) ? ".example:*" : ".example"))
			.toList();
		OriginTable<String> table = table(patterns);
		for (String pattern : patterns) {
			assertThat(table.find(pattern.replace("*.", "x.").replace(":*", ""))).isEqualTo(pattern);
			assertThat(table.find(pattern.replace("*.", "x").replace(":*", "") + "x")).isNull();
		}
	}

	@Test
	void hostsOfTheSameHashAreToldApart() {
		// Backwards, as the table reads them: 31 * 'c' + '0' == 31 * 'a' + 'n'.
		OriginTable<String> one = table("https://*.0c.example", "https://0c.example:*");
		assertThat(one.find("https://x.na.example")).isNull();
		assertThat(one.find("https://na.example:1")).isNull();
		OriginTable<String> both = table("https://*.0c.example", "https://*.na.example");
		assertThat(both.find("https://x.0c.example")).isEqualTo("https://*.0c.example");
		assertThat(both.find("https://x.na.example")).isEqualTo("https://*.na.example");
	}

}
