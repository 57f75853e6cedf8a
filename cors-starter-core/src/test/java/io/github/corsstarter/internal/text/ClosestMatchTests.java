package io.github.corsstarter.internal.text;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class ClosestMatchTests {

	private static final List<String> ORIGINS = List.of("https://shop.example.com", "https://admin.example.com",
			"https://*.preview.example.com", "http://localhost:3000");

	@ParameterizedTest
	@CsvSource({ "https://shop.example.com, https://shop.example.com",
			"http://shop.example.com, https://shop.example.com", "https://shop.example.com/, https://shop.example.com",
			"https://shpo.example.com, https://shop.example.com",
			"https://amdin.example.com, https://admin.example.com", "http://localhost:3001, http://localhost:3000",
			"https://x.preview.example.com, https://*.preview.example.com" })
	void aSlipOfTheKeyboardIsRecognized(String text, String nearest) {
		assertThat(ClosestMatch.of(text, ORIGINS)).isEqualTo(nearest);
	}

	@ParameterizedTest
	@CsvSource({ "https://evil.test", "''", "x", "null", "ftp://other.host.invalid:2121" })
	void whatIsFarFromEverythingHasNoNearest(String text) {
		assertThat(ClosestMatch.of(text, ORIGINS)).isNull();
	}

	@Test
	void atMostAThirdMayDiffer() {
		assertThat(ClosestMatch.of("abcdef", List.of("abcdxy"))).isEqualTo("abcdxy");
		assertThat(ClosestMatch.of("abcdef", List.of("abcxyz"))).isNull();
		assertThat(ClosestMatch.of("ab", List.of("ax"))).isNull();
		assertThat(ClosestMatch.of("ab", List.of("ab"))).isEqualTo("ab");
	}

	@Test
	void atMostTwelveCharactersMayDiffer() {
		String start = "a".repeat(100);
		assertThat(ClosestMatch.of(start + "b".repeat(12), List.of(start + "c".repeat(12)))).isNotNull();
		assertThat(ClosestMatch.of(start + "b".repeat(13), List.of(start + "c".repeat(13)))).isNull();
	}

	@Test
	void theFirstOfTheClosestWins() {
		assertThat(ClosestMatch.of("abcdef", List.of("abcxyz", "abcdex", "abcdey"))).isEqualTo("abcdex");
		assertThat(ClosestMatch.of("abcdef", List.of("abcdex", "abcdef"))).isEqualTo("abcdef");
		assertThat(ClosestMatch.of("abcdef", List.of())).isNull();
	}

	@Test
	void onlyAThousandCandidatesAreCompared() {
		List<String> candidates = new ArrayList<>(Collections.nCopies(999, "something else"));
		candidates.add("abcdef");
		assertThat(ClosestMatch.of("abcdef", candidates)).isEqualTo("abcdef");
		candidates.add(0, "something else");
		assertThat(ClosestMatch.of("abcdef", candidates)).isNull();
	}

	@Test
	void aTextLongerThanAnyOriginIsNotCompared() {
		assertThat(ClosestMatch.of("a".repeat(330), List.of("a".repeat(330)))).isNotNull();
		assertThat(ClosestMatch.of("a".repeat(331), List.of("a".repeat(331)))).isNull();
	}

	@Test
	@Tag("measurement")
	void theWorstCaseIsBounded() {
		List<String> candidates = Collections.nCopies(100_000, "a".repeat(325));
		assertTimeoutPreemptively(Duration.ofSeconds(10),
				() -> ClosestMatch.of("b".repeat(4) + "a".repeat(325), candidates));
	}

	@Property
	void theDistanceIsWithinTheBound(@ForAll String text, @ForAll List<String> candidates) {
		String nearest = ClosestMatch.of(text, candidates);
		int bound = Math.min(text.length() / 3, 12);
		int least = candidates.stream().mapToInt((candidate) -> distance(text, candidate)).min().orElse(bound + 1);
		assertThat(nearest == null).isEqualTo(least > bound);
		assertThat(nearest == null || distance(text, nearest) == least).isTrue();
	}

	private static int distance(String a, String b) {
		int[][] distance = new int[a.length() + 1][b.length() + 1];
		for (int i = 0; i <= a.length(); i++) {
			for (int j = 0; j <= b.length(); j++) {
				distance[i][j] = (i == 0 || j == 0) ? i + j : least(distance, i, j, a.charAt(i - 1) == b.charAt(j - 1));
			}
		}
		return distance[a.length()][b.length()];
	}

	private static int least(int[][] distance, int i, int j, boolean same) {
		int replaced = distance[i - 1][j - 1] + (same ? 0 : 1);
		return Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
	}

}
