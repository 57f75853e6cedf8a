package io.github.corsstarter;

import java.util.Comparator;
import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the index with Spring's own way: sort all patterns, take the first match.
 * Where Spring sees no difference between a letter and {@code ?}, the letter comes first.
 */
class PathIndexPropertyTests {

	@Property(tries = 5000)
	void theIndexAnswersWhatSpringWouldSay(@ForAll("patternLists") List<String> patterns,
			@ForAll("plainPaths") String path) {
		assertThat(find(patterns, path)).as("%s in %s", path, patterns)
			.isEqualTo(reference(patterns, PathContainer.parsePath(path.replaceAll("/+", "/"))));
	}

	@Property(tries = 2000)
	void aPathWithDotsBelongsWhereItLeads(@ForAll("patternLists") List<String> patterns,
			@ForAll("dottedPaths") String path) {
		assertThat(find(patterns, path)).as("%s in %s", path, patterns)
			.isEqualTo(find(patterns, DotSegments.resolve(path)))
			.isEqualTo(reference(patterns, PathContainer.parsePath(DotSegments.resolve(path))));
	}

	@Property(tries = 2000)
	void anyTextMayBeAPath(@ForAll("patternLists") List<String> patterns, @ForAll("texts") String path) {
		String found = find(patterns, path);
		assertThat(found == null || patterns.contains(found)).isTrue();
	}

	@Property(tries = 2000)
	void parametersDoNotChangeTheOwner(@ForAll("patternLists") List<String> patterns,
			@ForAll("plainPaths") String path) {
		String withParameters = path.replaceAll("(?<=[^/])(?=/|$)", ";v=1");
		assertThat(find(patterns, withParameters)).as("%s in %s", path, patterns).isEqualTo(find(patterns, path));
	}

	@Property(tries = 2000)
	void aResolvedPathHasNoDotSegments(@ForAll("dottedPaths") String path) {
		assertThat(DotSegments.resolve(path)).startsWith("/")
			.doesNotContainPattern("(?i)/(\\.|%2e){1,2}(;[^/]*)?(/|$)")
			.satisfies((resolved) -> assertThat(DotSegments.resolve(resolved)).isEqualTo(resolved));
	}

	private static String find(List<String> patterns, String path) {
		return PathIndexTests.find(PathIndexTests.index(patterns), path);
	}

	private static String reference(List<String> patterns, PathContainer path) {
		return patterns.stream()
			.map(PathPatterns::parse)
			.sorted(PathPattern.SPECIFICITY_COMPARATOR
				.thenComparing((pattern) -> pattern.getPatternString().replaceAll("[^?]", "").length())
				.thenComparing(Comparator.naturalOrder()))
			.filter((pattern) -> pattern.matches(path))
			.map(PathPattern::getPatternString)
			.findFirst()
			.orElse(null);
	}

	@Provide
	Arbitrary<List<String>> patternLists() {
		Arbitrary<String> segments = Arbitraries.of("x", "y", "Aa", "BB", "long-er", ".well-known", "{id}", "*", "a*",
				"A?", "?");
		Arbitrary<String> starts = Arbitraries.of("", "", "", "", "", "/**");
		Arbitrary<String> ends = Arbitraries.of("", "", "/**", "/{*rest}", "/");
		Arbitrary<String> patterns = Combinators.combine(starts, segments.list().ofMaxSize(3), ends)
			.as(PathIndexPropertyTests::pattern);
		return patterns.list().ofMinSize(1).ofMaxSize(10).uniqueElements(PathPatterns::normalize);
	}

	private static String pattern(String start, List<String> segments, String end) {
		StringBuilder pattern = new StringBuilder(start);
		for (int i = 0; i < segments.size(); i++) {
			pattern.append('/').append(segments.get(i).replace("id", "id" + i));
		}
		// Only one of them may have ** or {*rest}.
		pattern.append((start.isEmpty() || end.equals("/")) ? end : "");
		return (pattern.isEmpty() || pattern.toString().equals("/**/")) ? "/**" : pattern.toString();
	}

	@Provide
	Arbitrary<String> plainPaths() {
		return Arbitraries.of("x", "y", "Aa", "BB", "long-er", "a", "ab", "z", "", "x.y")
			.list()
			.ofMaxSize(5)
			.map((segments) -> "/" + String.join("/", segments));
	}

	@Provide
	Arbitrary<String> dottedPaths() {
		return Arbitraries
			.of("x", "y", "Aa", "long-er", ".", "..", ".well-known", "%2e", "%2E%2e", ".%2e;a=b", "..;", "...", "",
					"x;v=1", "%78")
			.list()
			.ofMaxSize(6)
			.map((segments) -> "/" + String.join("/", segments));
	}

	@Provide
	Arbitrary<String> texts() {
		Arbitrary<String> pieces = Arbitraries
			.of("/", "//", "x", "y", ".", "..", "%", "%2", "%zz", "%2f", "%2e", ";", ";a=b,c", "=", "*", "{", "}", "\\",
					"?", "#", "\u0000", "\u00e9", "\ud83d", "%c3%28", "%ff", "+", " ")
			.list()
			.ofMaxSize(10)
			.map((parts) -> String.join("", parts));
		return Arbitraries.oneOf(pieces, pieces.map((path) -> "/" + path), Arbitraries.strings());
	}

}
