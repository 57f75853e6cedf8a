package io.github.corsstarter.internal.path;

import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PathTableTests {

	static PathTable<String> table(List<String> patterns) {
		return table(PathMatching.DEFAULT, patterns);
	}

	static PathTable<String> table(PathMatching matching, List<String> patterns) {
		Map<String, String> values = new LinkedHashMap<>();
		patterns.forEach((pattern) -> values.put(pattern, pattern));
		return new PathTable<>(values, matching);
	}

	private static String find(String path, String... patterns) {
		assertThat(PathPatterns.isPlain(path) || path.isEmpty() || path.charAt(0) != '/').isTrue();
		return table(Arrays.asList(patterns)).find(path, 0);
	}

	private static List<String> findAll(String path, String... patterns) {
		return table(Arrays.asList(patterns)).findAll(path, "", null)
			.stream()
			.map((found) -> found.orElse("none"))
			.toList();
	}

	@ParameterizedTest
	@CsvSource({ "/, /", "/x, /x", "/x/, /x/**", "/x/y, /x/y", "/x/y/, /x/y/**", "/x/y/z, /x/y/**", "/x/a, /x/{id}",
			"/x/a/, /x/**", "/x/a/y, /x/{id}/y", "/x/a/b, /x/**", "/xy, /{*rest}", "/a/b, /{*rest}", "/a/z, /**/z",
			"/x/z, /x/{id}", "/a/b/z, /**/z", "/X, /{*rest}", "'', /{*rest}" })
	void theMostSpecificPatternOwnsThePath(String path, String pattern) {
		assertThat(find(path, "/{*rest}", "/x/**", "/**/z", "/x/{id}/y", "/", "/x", "/x/{id}", "/x/y", "/x/y/**"))
			.isEqualTo(pattern);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/ap", "/apis", "/apis/x", "/API", "/API/x", "/x/api", "api", "api/x", "*", "" })
	void aPathThatNoPatternMatchesHasNoOwner(String path) {
		assertThat(find(path, "/api/**", "/api")).isNull();
	}

	@Test
	void aLetterBeatsAQuestionMark() {
		assertThat(find("/foo", "/fo?", "/foo", "/f*o", "/{a}")).isEqualTo("/foo");
		assertThat(find("/fox", "/fo?", "/foo", "/f*o", "/{a}")).isEqualTo("/fo?");
		assertThat(find("/foo/x", "/fo?/**", "/foo/**")).isEqualTo("/foo/**");
	}

	@Test
	void valuesAreListedMostSpecificFirst() {
		assertThat(table(List.of("/**", "/x/**", "/x/{id}", "/x/y")).values()).containsExactly("/x/y", "/x/{id}",
				"/x/**", "/**");
	}

	@Test
	void anEmptyTableOwnsNothing() {
		assertThat(find("/")).isNull();
		assertThat(find("")).isNull();
		assertThat(findAll("/a;b")).containsExactly("none");
	}

	@Test
	void segmentsOfTheSameHashAreToldApart() {
		assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
		assertThat(find("/Aa/x", "/BB/**")).isNull();
		assertThat(find("/Aa/x", "/BB/**", "/Aa/**")).isEqualTo("/Aa/**");
		assertThat(find("/BB", "/Aa/**", "/BB/**")).isEqualTo("/BB/**");
	}

	@ParameterizedTest
	@CsvSource({ "/api/**, /ctx, /ctx/api/x", "/api/**, /ctx, /ctx/api", "/**, /ctx, /ctx", "/, /ctx, /ctx/",
			"/**/x, /ctx, /ctx/a/x", "/**/x, /ctx, /ctx/x", "/api/x, /a/b, /a/b/api/x" })
	void theContextPathIsLeftOut(String pattern, String context, String path) {
		assertThat(table(List.of(pattern, "/ctx/**", "/none")).find(path, context.length())).isEqualTo(pattern);
		assertThat(table(List.of(pattern)).findAll(path, context, null)).containsExactly(Optional.of(pattern));
	}

	@Test
	void aPatternThatBeginsWithAnyPathSeesNothingOfTheContextPath() {
		assertThat(table(List.of("/**/ctx")).find("/ctx", "/ctx".length())).isNull();
		assertThat(table(List.of("/**/ctx/x")).find("/ctx/x", "/ctx".length())).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "/api;v=1/x, /api/x", "/api;v=1/y, /api/**", "/api/x;v=1, /api/x", "/%61pi/x, /api/x",
			"/api/%78, /api/x", "/api/x%20y, /api/**", "/%zz/x, /**", "/api/%, /api/**", "/api/%2, /api/**",
			"/api/./x, /api/x", "/api/y/.., /api/**", "/api//y, /api/**", "/api/..a/x, /api/**", "/api/.../x, /api/**",
			"/api/y/%2e%2e/z, /api/**", "/api/a%2fb, /api/**", "/api/a%5cb, /api/**", "/api/x%253B, /api/**" })
	void aPathWhoseReadingsAgreeHasOneOwner(String path, String pattern) {
		String[] patterns = (path.contains("./x") && !path.contains("..")) ? new String[] { "/**", "/api/**" }
				: new String[] { "/**", "/api/**", "/api/x" };
		String owner = (patterns.length == 2) ? "/api/**" : pattern;
		assertThat(findAll(path, patterns)).containsExactly(owner);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/../admin/x", "/api/..;a=b/admin/x", "/api/%2e%2e/admin/x", "/api/%2E./admin",
			"/api/.%2e;x=y/admin", "/./admin", "//admin", "/api//admin/../../admin", "/api/x/../../admin/y", "/;/admin",
			"/;a=b/admin", "/api/;x/../../admin", "/%2e/admin", "/..%2fadmin", "/api%2f..%2fadmin", "/api%2Fx",
			"/api/..%5cadmin", "/api\\..\\admin", "/admin/..", "/admin/..;/", "/%2e%2e;/admin", "/api%3b/x",
			"/admin%3Bx=y/z", "/%2fadmin", "/api/%2e%2e%2fadmin", "/api/x%2f..%2f../admin", "/.//admin/", "/.;/admin" })
	void aPathWhoseReadingsDisagreeHasSeveralOwners(String path) {
		assertThat(findAll(path, "/**", "/api/**", "/admin/**")).hasSizeGreaterThan(1);
	}

	@Test
	void aReadingThatNoPatternMatchesCountsToo() {
		assertThat(findAll("/api/..;/other", "/api/**")).containsExactly("/api/**", "none");
		assertThat(findAll("/other/..;/api", "/api/**")).containsExactly("none", "/api/**");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/%63tx/legacy/x", "/./ctx/legacy/x", "/x/../ctx/legacy/x", "/ctx;a=b/legacy/x",
			"//ctx/legacy/x", "/ctx/;/legacy/x", "/ctx%2flegacy/x", "/ctx/./legacy/x", "/ctx/..;/ctx/legacy/x" })
	void aDisguisedContextPathHidesNothing(String path) {
		PathTable<String> table = table(List.of("/**", "/legacy/**"));
		assertThat(table.findAll(path, "/ctx", null)).contains(Optional.of("/legacy/**"));
		assertThat(table.findAll(path, "/ctx", "/legacy/x")).contains(Optional.of("/legacy/**"));
	}

	@Test
	void theReadingOfTheServerCounts() {
		assertThat(table(List.of("/**", "/legacy/**")).findAll("/odd;/x", "", "/legacy/x")).contains(Optional.of("/**"),
				Optional.of("/legacy/**"));
		assertThat(table(List.of("/**")).findAll("/elsewhere;", "/ctx", "")).hasSize(1);
	}

	@Test
	void whereCaseDoesNotMatterPathsAreFolded() {
		PathTable<String> table = table(new PathMatching(false, false),
				List.of("/**", "/api/**", "/Files/*.PNG", "/x/{id:[a-z]+}", "/straße"));
		assertThat(table.find("/API/Orders", 0)).isEqualTo("/api/**");
		assertThat(table.find("/files/a.png", 0)).isEqualTo("/Files/*.PNG");
		assertThat(table.find("/X/ABC", 0)).isEqualTo("/x/{id:[a-z]+}");
		assertThat(table.findAll("/%41PI/x", "", null)).containsExactly(Optional.of("/api/**"));
		assertThat(table.find("/other", 0)).isEqualTo("/**");
	}

	@Test
	void whereATrailingSlashMakesNoDifferenceAPatternOwnsBothForms() {
		PathTable<String> table = table(new PathMatching(true, true), List.of("/**", "/api/orders", "/api/{id}/x"));
		assertThat(table.find("/api/orders/", 0)).isEqualTo("/api/orders");
		assertThat(table.find("/api/7/x/", 0)).isEqualTo("/api/{id}/x");
		assertThat(table.find("/", 0)).isEqualTo("/**");
		assertThat(table(List.of("/**", "/api/orders")).find("/api/orders/", 0)).isEqualTo("/**");
	}

	@Test
	void aRegularExpressionThatTakesTooLongIsGivenUp() {
		PathTable<String> table = table(List.of("/x/{id:(?:[a-z]*a){12}b}", "/y/{id:[0-9]+}"));
		assertThat(table.find("/x/" + "a".repeat(12) + "b", 0)).isEqualTo("/x/{id:(?:[a-z]*a){12}b}");
		assertThatExceptionOfType(UnboundedMatchException.class)
			.isThrownBy(() -> table.find("/x/" + "a".repeat(60), 0));
		assertThatExceptionOfType(UnboundedMatchException.class)
			.isThrownBy(() -> table.find("/y/" + "1".repeat(10_000), 0));
	}

	@ParameterizedTest
	@CsvSource({ "/x/{id}, /x/{}", "/x/{*rest}, /x/{*}", "/x/{id:[a-z]+}, /x/{:[a-z]+}",
			"/{a:[0-9]{2}}/{b:x{3}}, /{:[0-9]{2}}/{:x{3}}", "/x-{id}.{ext}, /x-{}.{}", "/x/**, /x/**" })
	void namesOfVariablesDoNotMakeAnotherPattern(String pattern, String normalized) {
		assertThat(PathPatterns.normalize(pattern)).isEqualTo(normalized);
	}

	/**
	 * A walk over all patterns would take ten thousand times as long as one look-up.
	 */
	@ParameterizedTest
	@ValueSource(strings = { "/t5/orders", "/t5/or%20ders", "/api/7/t5/x", "/nowhere", "/.well-known/x",
			"/files/t5-a-b.json" })
	@Tag("measurement")
	void theCostDoesNotGrowWithTheNumberOfPatterns(String path) {
		List<String> few = patterns(10);
		List<String> many = patterns(10_000);
		long one = fastest(table(few), path);
		long all = fastest(table(many), path);
		assertThat(all).isLessThan(one * 20 + 200_000);
	}

	private static List<String> patterns(int count) {
		Map<String, String> patterns = new HashMap<>();
		for (int i = 0; i < count; i++) {
			for (String pattern : List.of("/t%d/**", "/api/{id}/t%d/*", "/%d/*/x", "/files/*-a-t%d.json",
					"/files/t%d-*-b.json", "/files/t%d-?.*")) {
				patterns.put(pattern.formatted(i), "");
			}
		}
		patterns.put("/**", "");
		return List.copyOf(patterns.keySet());
	}

	private static long fastest(PathTable<String> table, String path) {
		long fastest = Long.MAX_VALUE;
		for (int i = 0; i < 200; i++) {
			long start = System.nanoTime();
			for (int j = 0; j < 10; j++) {
				table.findAll(path, "", null);
			}
			fastest = Math.min(fastest, System.nanoTime() - start);
		}
		return fastest;
	}

	@ParameterizedTest
	@CsvSource({ "/files/*-*.json, /files/, -, 7800", "/files/*-*-*.json, /files/, -, 2000",
			"/{t}/*a*b*c, /x/, ab, 4000" })
	@Tag("measurement")
	void severalWildcardsInASegmentAreMatchedInBoundedTime(String pattern, String start, String piece, int count) {
		PathTable<String> table = table(List.of(pattern));
		long before = System.nanoTime();
		assertThat(table.find(start + piece.repeat(count), 0)).isNull();
		assertThat(System.nanoTime() - before).as("nanoseconds").isLessThan(1_000_000_000);
	}

}
