package io.github.corsstarter.decision;

import java.time.Duration;
import java.util.List;

import io.github.corsstarter.decision.RequestedHeaders.Failure;
import io.github.corsstarter.internal.http.HeaderNameSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class RequestedHeadersTests {

	private static final HeaderNameSet ALLOWED = new HeaderNameSet(List.of("Content-Type", "X-A", "X-B"));

	private static Failure check(String... lines) {
		return RequestedHeaders.check(List.of(lines), ALLOWED);
	}

	private static Failure failure(CorsRefusalReason reason, String value) {
		return new Failure(reason, value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", ",", "content-type", "Content-Type", "CONTENT-TYPE,x-a", "x-a, x-b", "x-a ,\tx-b",
			"\t x-a \t", ",x-a,", " , x-a , , x-b , ", "x-a,x-a" })
	void listsOfAllowedNamesPass(String line) {
		assertThat(check(line)).isNull();
	}

	@Test
	void noLineAtAllPasses() {
		assertThat(check()).isNull();
	}

	@Test
	void severalLinesAreOneList() {
		assertThat(check("x-a", "", "x-b, content-type")).isNull();
		assertThat(check("x-a", "x-c")).isEqualTo(failure(CorsRefusalReason.HEADER_NOT_ALLOWED, "x-c"));
	}

	@Test
	void theFirstNameThatIsNotAllowedIsNamedAlone() {
		assertThat(check("x-a, \tX-C , x-d")).isEqualTo(failure(CorsRefusalReason.HEADER_NOT_ALLOWED, "X-C"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "x-a;x-b", "x a", "x-a\u0000", "x-\u00e4", "\u00a0x-a", "x-a\u2003", "\"x-a\"", "x-a:",
			"x-a\r\n", "x-a\u000b", "(x)", "\u212Aey" })
	void whatIsNoNameIsMalformed(String line) {
		assertThat(check("x-b," + line)).isEqualTo(failure(CorsRefusalReason.HEADERS_MALFORMED, line));
		assertThat(RequestedHeaders.check(List.of(line), null))
			.isEqualTo(failure(CorsRefusalReason.HEADERS_MALFORMED, line));
	}

	@Test
	void anyNamePassesWhereAnyIsAllowed() {
		assertThat(RequestedHeaders.check(List.of("anything, Authorization", "x"), null)).isNull();
	}

	@Test
	void theLengthOfAllLinesTogetherIsBounded() {
		String name = "x".repeat(2048);
		assertThat(RequestedHeaders.check(List.of(name, "x".repeat(2046)), null)).isNull();
		assertThat(RequestedHeaders.check(List.of(name, name, "x"), null))
			.isEqualTo(failure(CorsRefusalReason.HEADERS_TOO_LONG, name));
	}

	@Test
	void theAnswerIsBoundedWhereItRepeatsTheList() {
		String list = "a,".repeat(1366);
		assertThat(RequestedHeaders.check(List.of(list + "a"), null))
			.isEqualTo(failure(CorsRefusalReason.HEADERS_TOO_LONG, list + "a"));
		assertThat(RequestedHeaders.check(List.of("a,".repeat(1365) + "a"), null)).isNull();
		assertThat(RequestedHeaders.names(List.of("a,".repeat(1365) + "a"))).hasSizeLessThanOrEqualTo(4096);
		assertThat(RequestedHeaders.check(List.of(list + "a"), new HeaderNameSet(List.of("a")))).isNull();
	}

	@Test
	void theNumberOfEmptyElementsOfAllLinesTogetherIsBounded() {
		assertThat(check(",".repeat(31))).isNull();
		assertThat(check(",".repeat(32))).isEqualTo(failure(CorsRefusalReason.HEADERS_TOO_LONG, ",".repeat(32)));
		assertThat(check(" ,".repeat(15), "\t,".repeat(15) + "x-a")).isNull();
		assertThat(check(",".repeat(20), ",".repeat(20)))
			.isEqualTo(failure(CorsRefusalReason.HEADERS_TOO_LONG, ",".repeat(20)));
	}

	@ParameterizedTest
	@ValueSource(strings = { ",", " ", "\t,", "a", "a,", "a ,", " a", "\u00e9", "content-type," })
	@Tag("measurement")
	void aHostileListCostsNoMoreThanItsLength(String piece) {
		String hostile = piece.repeat(4096 / piece.length());
		List<String> lines = List.of(hostile);
		assertTimeoutPreemptively(Duration.ofSeconds(5), () -> {
			for (int i = 0; i < 20_000; i++) {
				RequestedHeaders.check(lines, ALLOWED);
			}
		});
	}

	@Test
	@Tag("measurement")
	void aListPastTheBoundIsNotReadAtAll() {
		String huge = "content-type,".repeat(1_000_000);
		List<String> lines = List.of(huge, huge);
		assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
			for (int i = 0; i < 10_000; i++) {
				RequestedHeaders.check(lines, ALLOWED);
			}
		});
	}

	@Test
	void namesAreWrittenCleanly() {
		assertThat(RequestedHeaders.names(List.of(" x-a ,, \tX-B", "", "c,"))).isEqualTo("x-a, X-B, c");
		assertThat(RequestedHeaders.names(List.of(" ", ","))).isEmpty();
		assertThat(RequestedHeaders.names(List.of())).isEmpty();
	}

	@Property(tries = 3000)
	void aListPassesIfAndOnlyIfEveryElementOfItDoes(@ForAll("lines") List<String> lines) {
		List<String> names = List.of(String.join(",", lines).split(",", -1));
		boolean passes = names.stream()
			.map((name) -> name.replaceAll("^[ \t]+|[ \t]+$", ""))
			.allMatch((name) -> name.matches("|(?i)content-type|x-a|x-b"));
		assertThat(check(lines.toArray(String[]::new)) == null).as("%s", lines).isEqualTo(passes);
	}

	@Property
	void anyTextMayBeAsked(@ForAll List<String> lines) {
		Failure failure = RequestedHeaders.check(lines, null);
		if (failure == null) {
			assertThat(RequestedHeaders.names(lines)).matches("[!-~]*(, [!-~]+)*");
		}
	}

	@Provide
	Arbitrary<List<String>> lines() {
		return Arbitraries
			.of("content-type", "Content-Type", "x-a", "X-B", "x-", "x-ab", "x-c", ",", ",", ",", " ", "\t", ";",
					"\u00e9")
			.list()
			.ofMaxSize(8)
			.map((parts) -> String.join("", parts))
			.list()
			.ofMinSize(1)
			.ofMaxSize(3);
	}

}
