package io.github.corsstarter;

import java.util.Arrays;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PathIndexTests {

	static PathIndex index(List<String> patterns) {
		CompiledPolicy policy = new CompiledPolicy(CorsPolicy.builder("p").allowedOrigins("https://a.example").build());
		return new PathIndex(
				patterns.stream().map((pattern) -> new PathRule(pattern, List.of(policy), false)).toList());
	}

	static String find(PathIndex index, String path) {
		PathRule rule = index.find(path);
		return (rule != null) ? rule.pattern() : null;
	}

	private static String find(String path, String... patterns) {
		return find(index(Arrays.asList(patterns)), path);
	}

	@ParameterizedTest
	@CsvSource({ "/, /", "/x, /x", "/x/, /x/**", "/x/y, /x/y", "/x/y/, /x/y/**", "/x/y/z, /x/y/**", "/x/a, /x/{id}",
			"/x/a/, /x/**", "/x/a/y, /x/{id}/y", "/x/a/b, /x/**", "/xy, /{*rest}", "/a/b, /{*rest}", "/a/z, /**/z",
			"/x/z, /x/{id}", "/a/b/z, /**/z", "/X, /{*rest}", "/x//y, /x/y", "//x, /x", "'', /{*rest}" })
	void theMostSpecificPatternOwnsThePath(String path, String pattern) {
		assertThat(find(path, "/{*rest}", "/x/**", "/**/z", "/x/{id}/y", "/", "/x", "/x/{id}", "/x/y", "/x/y/**"))
			.isEqualTo(pattern);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/ap", "/apis", "/apis/x", "/API", "/API/x", "/x/api", "api", "api/x", "*", "" })
	void aPathThatNoPatternMatchesHasNoOwner(String path) {
		assertThat(find(path, "/api/**", "/api")).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "/api/../admin/x, /admin/**", "/api/..;a=b/admin/x, /admin/**", "/api/%2e%2e/admin/x, /admin/**",
			"/api/%2E./admin, /admin/**", "/api/./x, /api/**", "/./admin, /admin/**", "/../admin, /admin/**",
			"/api/x/../../admin/y, /admin/**", "/admin/.., /**", "/admin/x/.., /admin/**", "/api/..a/x, /api/**",
			"/api/.../x, /api/**", "/.well-known/x, /.well-known/*", "/a/.well-known/x, /**" })
	void aPathIsOwnedByWhereItLeads(String path, String pattern) {
		assertThat(find(path, "/**", "/api/**", "/admin/**", "/.well-known/*")).isEqualTo(pattern);
	}

	@ParameterizedTest
	@CsvSource({ "/api;v=1/x, /api/x", "/api;v=1/y, /api/**", "/api/x;v=1, /api/x", "/%61pi/x, /api/x",
			"/api/%78, /api/x", "/api%2Fx, /**", "/api/x%3Bv, /api/**", "/%zz/x, /**", "/api/%, /api/**",
			"/api/%2, /api/**" })
	void parametersAndEscapesAreReadAsTheApplicationDoes(String path, String pattern) {
		assertThat(find(path, "/**", "/api/**", "/api/x")).isEqualTo(pattern);
	}

	@Test
	void aLetterBeatsAQuestionMark() {
		assertThat(find("/foo", "/fo?", "/foo", "/f*o", "/{a}")).isEqualTo("/foo");
		assertThat(find("/foo;v=1", "/fo?", "/foo", "/f*o", "/{a}")).isEqualTo("/foo");
		assertThat(find("/foo/x", "/fo?/**", "/foo/**")).isEqualTo("/foo/**");
		assertThat(find("/foo/x;v=1", "/fo?/**", "/foo/**")).isEqualTo("/foo/**");
	}

	@Test
	void rulesAreListedMostSpecificFirst() {
		assertThat(index(List.of("/**", "/x/**", "/x/{id}", "/x/y")).rules()).extracting(PathRule::pattern)
			.containsExactly("/x/y", "/x/{id}", "/x/**", "/**");
	}

	@Test
	void anEmptyIndexOwnsNothing() {
		assertThat(find("/")).isNull();
		assertThat(find("")).isNull();
		assertThat(find("/a;b")).isNull();
	}

	@Test
	void prefixesOfTheSameHashAreToldApart() {
		assertThat("/Aa".hashCode()).isEqualTo("/BB".hashCode());
		assertThat(find("/Aa/x", "/BB/**")).isNull();
		assertThat(find("/Aa/x", "/BB/**", "/Aa/**")).isEqualTo("/Aa/**");
		assertThat(find("/BB", "/Aa/**", "/BB/**")).isEqualTo("/BB/**");
	}

	@ParameterizedTest
	@CsvSource({ "/x/{id}, /x/{}", "/x/{*rest}, /x/{*}", "/x/{id:[a-z]+}, /x/{:[a-z]+}",
			"/{a:[0-9]{2}}/{b:x{3}}, /{:[0-9]{2}}/{:x{3}}", "/x-{id}.{ext}, /x-{}.{}", "/x/**, /x/**" })
	void namesOfVariablesDoNotMakeAnotherPattern(String pattern, String normalized) {
		assertThat(PathPatterns.normalize(pattern)).isEqualTo(normalized);
	}

	@ParameterizedTest
	@CsvSource({ "/a/b, /a/b", "/a/./b, /a/b", "/a/../b, /b", "/a/.., /", "/a/b/.., /a/", "/.., /", "/../../a, /a",
			"/a/%2e%2E/b, /b", "/a/.%2e;x=y/b, /b", "/a/..b, /a/..b", "/a/%2e%2e%2e, /a/%2e%2e%2e", "/a//../b, /b",
			"/a/;x/b, /a/;x/b", "a/../b, a/../b", "*, *", "/a/, /a/", "/., /" })
	void dotSegmentsAreResolvedAndNothingElse(String path, String resolved) {
		assertThat(DotSegments.resolve(path)).isEqualTo(resolved);
	}

}
