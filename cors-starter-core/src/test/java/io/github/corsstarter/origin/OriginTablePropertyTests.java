package io.github.corsstarter.origin;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Assume;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.Tuple;
import net.jqwik.api.statistics.Statistics;
import net.jqwik.api.statistics.StatisticsReport;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the table with {@link ReferenceMatcher}, on origins that almost match.
 */
@Tag("once")
class OriginTablePropertyTests {

	@Property(tries = 5000, edgeCases = EdgeCasesMode.NONE)
	@StatisticsReport(StatisticsReport.StatisticsReportMode.OFF)
	void theTableAnswersWhatTheSpecificationSays(@ForAll("questions") Question question) {
		Optional<String> expected = ReferenceMatcher.find(question.patterns(), question.origin());
		Statistics.label("found")
			.collect(expected.isPresent())
			.coverage((coverage) -> coverage.check(true).percentage((percent) -> percent > 15 && percent < 85));
		assertThat(OriginTableTests.table(question.patterns()).find(question.origin())).as("%s", question)
			.isEqualTo(expected.orElse(null));
	}

	@Property(tries = 2, edgeCases = EdgeCasesMode.NONE, shrinking = ShrinkingMode.OFF)
	void theTableAnswersWhatTheSpecificationSaysAmongTenThousand(@ForAll("largeSets") List<String> patterns,
			@ForAll("manyOrigins") List<String> origins) {
		OriginTable<String> table = OriginTableTests.table(patterns);
		assertThat(origins).allSatisfy((origin) -> assertThat(table.find(origin))
			.isEqualTo(ReferenceMatcher.find(patterns, origin).orElse(null)));
		assertThat(origins).anyMatch((origin) -> table.find(origin) != null)
			.anyMatch((origin) -> table.find(origin) == null);
	}

	@Property
	void theOrderOfPatternsDoesNotMatter(@ForAll("questions") Question question) {
		List<String> sorted = question.patterns().stream().sorted().toList();
		assertThat(OriginTableTests.table(sorted).find(question.origin())).as("%s", question)
			.isEqualTo(OriginTableTests.table(question.patterns()).find(question.origin()));
	}

	@Property
	void wellFormedIsWhatTheGrammarSays(@ForAll("questions") Question question) {
		assertThat(Origin.isWellFormed(question.origin())).as(question.origin())
			.isEqualTo(ReferenceMatcher.isOrigin(question.origin()));
	}

	@Property(tries = 5000)
	void aPlainOriginIsParsedAsIfItWereLookedAtInDetail(@ForAll("questions") Question question) {
		Assume.that(!Set.of("*", "none", "null", "file://").contains(question.origin()));
		OriginPatternParser parser = new OriginPatternParser(question.origin());
		assertThat(parts(parser::parse)).isEqualTo(parts(parser::parseInDetail));
	}

	/**
	 * What a pattern consists of, or what is wrong with it.
	 */
	private static List<?> parts(Supplier<OriginPattern> pattern) {
		try {
			OriginPattern parsed = pattern.get();
			return List.of(parsed, parsed.scheme(), parsed.host(), parsed.subdomains(), parsed.port());
		}
		catch (InvalidOriginPatternException ex) {
			return List.of(ex.problem());
		}
	}

	@Property
	void aWiderPatternMatchesEverythingANarrowOneDoes(@ForAll("questions") Question question) {
		OriginPattern narrow = OriginPattern.parse(question.patterns().get(0));
		if (OriginTableTests.table(List.of(narrow.toString())).find(question.origin()) != null) {
			assertThat(narrow.widerPatterns()).allSatisfy(
					(wide) -> assertThat(OriginTableTests.table(List.of(wide)).find(question.origin())).isNotNull());
		}
	}

	@Property
	void anyTextMayBeAskedFor(@ForAll("patternLists") List<String> patterns, @ForAll String origin) {
		assertThat(OriginTableTests.table(patterns).find(origin))
			.isEqualTo(ReferenceMatcher.find(patterns, origin).orElse(null));
	}

	@Provide
	Arbitrary<Question> questions() {
		return patternLists().flatMap(
				(patterns) -> nearMisses(Arbitraries.of(patterns)).map((origin) -> new Question(patterns, origin)));
	}

	@Provide
	Arbitrary<List<String>> patternLists() {
		return patterns().list().uniqueElements().ofMinSize(1).ofMaxSize(12);
	}

	@Provide
	Arbitrary<List<String>> largeSets() {
		return patterns().filter((pattern) -> !pattern.equals("*"))
			.list()
			.ofSize(12_000)
			.map((patterns) -> patterns.stream().distinct().limit(10_000).toList());
	}

	@Provide
	Arbitrary<List<String>> manyOrigins() {
		return nearMisses(patterns()).list().ofSize(300);
	}

	private static Arbitrary<String> patterns() {
		Arbitrary<String> hosts = Combinators.combine(Arbitraries.of("", "*."), domains())
			.as((wildcard, domain) -> wildcard + domain);
		Arbitrary<String> tuples = Combinators
			.combine(Arbitraries.of("http", "https", "app"), hosts, Arbitraries.of("", ":8080", ":8081", ":*", ":1"))
			.as((scheme, host, port) -> scheme + "://" + host + port);
		return Arbitraries.frequencyOf(Tuple.of(20, tuples),
				Tuple.of(1, Arbitraries.of("*", "null", "file://", "moz-extension://*", "moz-extension://A")));
	}

	private static Arbitrary<String> domains() {
		return Arbitraries.of("a", "b", "ab", "ba", "0c", "na", "example", "xn--bcher-kva", "a-b", "a_b")
			.list()
			.ofMinSize(1)
			.ofMaxSize(4)
			.map((labels) -> String.join(".", labels));
	}

	private static Arbitrary<String> nearMisses(Arbitrary<String> patterns) {
		Arbitrary<String> labels = mostly(Arbitraries.of("a.", "b.a.", "x.example."), Arbitraries.of("x", "", ".",
				"a..", "*.", "A.", "%41.", "~", "-.", "\u00fc.", "a@", "evil/", "x.evil."));
		Arbitrary<String> ports = mostly(Arbitraries.of("", ":8080", ":8081", ":1"),
				Arbitraries.of(":80", ":443", ":01", ":*", ":", ":0", ":65535", ":65536", "."));
		Arbitrary<String> schemes = mostly(Arbitraries.just(""),
				Arbitraries.of("http://", "https://", "app://", "HTTPS://", "x", "//", "file://", "moz-extension://"));
		Arbitrary<String> ends = mostly(Arbitraries.just(""),
				Arbitraries.of(".", "x", ".evil", "/", " ", "\u0000", ":"));
		Arbitrary<Boolean> changes = Arbitraries.of(true, true, false);
		return Combinators.combine(patterns, labels, ports, schemes, ends, changes)
			.as(OriginTablePropertyTests::nearMiss);
	}

	private static Arbitrary<String> mostly(Arbitrary<String> usual, Arbitrary<String> odd) {
		return Arbitraries.frequencyOf(Tuple.of(5, usual), Tuple.of(1, odd));
	}

	private static String nearMiss(String pattern, String label, String port, String scheme, String end,
			boolean change) {
		int authority = pattern.indexOf("://") + 3;
		String host = (authority < 3) ? pattern : pattern.substring(authority);
		int colon = host.indexOf(':');
		String ownPort = (colon < 0) ? "" : host.substring(colon);
		host = (colon < 0) ? host : host.substring(0, colon);
		String ownScheme = (authority < 3) ? "" : pattern.substring(0, authority);
		String prefix = host.startsWith("*.") ? label : change ? "" : label;
		host = host.startsWith("*.") ? host.substring(2) : host;
		return (scheme.isEmpty() ? ownScheme : scheme) + prefix + host
				+ ((change && !ownPort.equals(":*")) ? ownPort : port) + end;
	}

	record Question(List<String> patterns, String origin) {

	}

}
