package io.github.corsstarter.internal.path;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the table with Spring's own way: sort all patterns, take the first match.
 * Where Spring sees no difference between a letter and {@code ?}, the letter comes first.
 */
@Tag("once")
class PathTablePropertyTests {

	@Property(tries = 10_000)
	void theTableAnswersWhatSpringWouldSay(@ForAll("patternLists") List<String> patterns,
			@ForAll("plainPaths") String path) {
		assertThat(PathTableTests.table(patterns).find(path, 0)).as("%s in %s", path, patterns)
			.isEqualTo(reference(patterns, PathContainer.parsePath(path), true));
	}

	@Property(tries = 3000)
	void theTableAnswersWhatSpringWouldSayWhereCaseDoesNotMatter(@ForAll("patternLists") List<String> patterns,
			@ForAll("plainPaths") String path) {
		PathTable<String> table = PathTableTests.table(new PathMatching(false, false), patterns);
		assertThat(table.find(path, 0)).as("%s in %s", path, patterns)
			.isEqualTo(reference(patterns, PathContainer.parsePath(path), false));
	}

	@Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
	void theTableAnswersWhatSpringWouldSayAmongTenThousand(@ForAll("largeSets") List<String> patterns,
			@ForAll("manyPaths") List<String> paths) {
		PathTable<String> table = PathTableTests.table(patterns);
		List<PathPattern> sorted = sorted(patterns, true);
		assertThat(paths).allSatisfy(
				(path) -> assertThat(table.find(path, 0)).isEqualTo(first(sorted, PathContainer.parsePath(path))));
		assertThat(paths).anyMatch((path) -> table.find(path, 0) != null);
	}

	/**
	 * Where the readings of a path agree, Spring agrees with them.
	 */
	@Property(tries = 10_000)
	void noReadingDiffersFromSprings(@ForAll("patternLists") List<String> patterns, @ForAll("oddPaths") String path) {
		Set<Optional<String>> found = PathTableTests.table(patterns).findAll(path, "", null);
		if (found.size() == 1) {
			assertThat(found).as("%s in %s", path, patterns)
				.contains(Optional.ofNullable(reference(patterns, PathContainer.parsePath(path), true)));
		}
	}

	@Property(tries = 5000)
	void anyTextMayBeAPath(@ForAll("patternLists") List<String> patterns, @ForAll("texts") String path) {
		assertThat(PathTableTests.table(patterns).findAll(path, "/x", null)).isNotEmpty()
			.allSatisfy((found) -> assertThat(found.map(patterns::contains).orElse(true)).isTrue());
	}

	@Property(tries = 2000)
	void parametersDoNotChangeTheOwner(@ForAll("patternLists") List<String> patterns,
			@ForAll("plainPaths") String path) {
		String withParameters = path.replaceAll("(?<=[^/])(?=/|$)", ";v=1");
		PathTable<String> table = PathTableTests.table(patterns);
		assertThat(table.findAll(withParameters, "", null)).as("%s in %s", path, patterns)
			.containsExactly(Optional.ofNullable(table.find(path, 0)));
	}

	private static @Nullable String reference(List<String> patterns, PathContainer path, boolean caseSensitive) {
		return first(sorted(patterns, caseSensitive), path);
	}

	private static List<PathPattern> sorted(List<String> patterns, boolean caseSensitive) {
		PathPatternParser parser = new PathPatternParser();
		parser.setCaseSensitive(caseSensitive);
		return patterns.stream()
			.map(parser::parse)
			.sorted(PathPattern.SPECIFICITY_COMPARATOR
				.thenComparing((pattern) -> pattern.getPatternString().replaceAll("[^?]", "").length())
				.thenComparing(Comparator.naturalOrder()))
			.toList();
	}

	private static @Nullable String first(List<PathPattern> sorted, PathContainer path) {
		return sorted.stream()
			.filter((pattern) -> pattern.matches(path))
			.map(PathPattern::getPatternString)
			.findFirst()
			.orElse(null);
	}

	@Provide
	Arbitrary<List<String>> patternLists() {
		Arbitrary<String> segments = Arbitraries.of("x", "y", "Aa", "BB", "long-er", ".well-known", "{id}", "*", "a*",
				"A?", "?", "*-*", "{id:[a-y]+}", "x{id}", "{id:[a-z]}{id2}", "*.*", "l*g-?r");
		Arbitrary<String> starts = Arbitraries.of("", "", "", "", "", "/**", "/{*start}");
		Arbitrary<String> ends = Arbitraries.of("", "", "/**", "/{*rest}", "/");
		Arbitrary<String> patterns = Combinators.combine(starts, segments.list().ofMaxSize(3), ends)
			.as(PathTablePropertyTests::pattern);
		return patterns.list()
			.ofMinSize(1)
			.ofMaxSize(10)
			.uniqueElements((pattern) -> PathPatterns.normalize(pattern).toLowerCase(Locale.ROOT));
	}

	/**
	 * As many patterns as anybody has, most of them with words of their own.
	 */
	@Provide
	Arbitrary<List<String>> largeSets() {
		Arbitrary<String> words = Arbitraries.integers().between(0, 60).map((number) -> "word-" + number);
		Arbitrary<String> segments = Arbitraries.oneOf(words, words,
				Arbitraries.of("x", "{id}", "*", "word-?", "w*", "*-1*", "{id:word-[0-9]}"));
		return Combinators.combine(segments.list().ofMinSize(2).ofMaxSize(4), Arbitraries.of("", "/**"))
			.as((list, end) -> pattern("", list, end))
			.list()
			.ofSize(10_000)
			.map((patterns) -> patterns.stream()
				.collect(Collectors.toMap(PathPatterns::normalize, Function.identity(), (first, other) -> first))
				.values()
				.stream()
				.toList());
	}

	@Provide
	Arbitrary<List<String>> manyPaths() {
		return Arbitraries
			.oneOf(Arbitraries.integers().between(0, 65).map((number) -> "word-" + number), Arbitraries.of("x", "y"))
			.list()
			.ofMinSize(1)
			.ofMaxSize(5)
			.map((segments) -> "/" + String.join("/", segments))
			.list()
			.ofSize(300);
	}

	private static String pattern(String start, List<String> segments, String end) {
		StringBuilder pattern = new StringBuilder(start);
		for (int i = 0; i < segments.size(); i++) {
			pattern.append('/').append(segments.get(i).replaceAll("\\{id(\\d?)", "{id$1" + i + "_"));
		}
		// Only one of them may have ** or {*rest}.
		pattern.append((start.isEmpty() || end.equals("/")) ? end : "");
		return (pattern.isEmpty() || pattern.toString().equals("/**/") || pattern.toString().equals("/{*start}/"))
				? "/**" : pattern.toString();
	}

	@Provide
	Arbitrary<String> plainPaths() {
		return Combinators
			.combine(Arbitraries.of("x", "y", "Aa", "BB", "long-er", "LONG-ER", "a", "ab", "z", "x.y", "a-b", "-")
				.list()
				.ofMaxSize(5), Arbitraries.of("", "", "/"))
			.as((segments, end) -> "/" + String.join("/", segments) + (segments.isEmpty() ? "" : end));
	}

	@Provide
	Arbitrary<String> oddPaths() {
		return Arbitraries
			.of("x", "y", "Aa", "long-er", ".", "..", ".well-known", "%2e", "%2E%2e", ".%2e;a=b", "..;", "...", "",
					"x;v=1", "%78", ";", ";a=b", "a%2fb", "a%5cb", "%3b", "x%3By", "%20", "%C3%A9", "%25", "%0a",
					"a%0a-b")
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
