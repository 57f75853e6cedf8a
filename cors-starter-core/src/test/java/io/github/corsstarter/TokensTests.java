package io.github.corsstarter;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokensTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "GET", "X-Custom_Header.1", "!#$%&'*+-.^_`|~", "*" })
	void tokens(String text) {
		assertThat(Tokens.isToken(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a\t", "a,b", "a:b", "a/b", "(a)", "<a>", "a@b", "[a]", "{a}", "a=b",
			"a?b", "a;b", "\"a\"", "a\\b", "\u0000", "\u007f", "\u00e9", "\u0661", "\uff21", "\ud83d\ude00" })
	void noTokens(String text) {
		assertThat(Tokens.isToken(text)).isFalse();
	}

	@Test
	void onlyTheGivenRangeIsLookedAt() {
		assertThat(Tokens.isToken("a, GET ,b", 3, 6)).isTrue();
		assertThat(Tokens.isToken("a, GET ,b", 2, 6)).isFalse();
		assertThat(Tokens.isToken("GET", 1, 1)).isFalse();
		assertThat(contains(new Tokens(List.of("X-A")), "x-a")).isTrue();
		assertThat(new Tokens(List.of("X-A")).contains("y,x-a,z", 2, 5)).isTrue();
		assertThat(new Tokens(List.of("X-A")).contains("y,x-a,z", 2, 6)).isFalse();
	}

	@Test
	void anEmptySetHasNothing() {
		assertThat(contains(new Tokens(List.of()), "a")).isFalse();
		assertThat(contains(new Tokens(List.of()), "")).isFalse();
	}

	@Test
	void charactersThatOnlyLookLikeTheOtherCaseDiffer() {
		// 0x5E and 0x7E, 0x40 and 0x60 differ in the bit that folds the case of letters.
		Tokens tokens = new Tokens(List.of("x^", "x@y"));
		assertThat(contains(tokens, "x~")).isFalse();
		assertThat(contains(tokens, "x`y")).isFalse();
		assertThat(contains(tokens, "X^")).isTrue();
	}

	@Test
	void manyNamesAreAllFound() {
		List<String> names = IntStream.range(0, 1000).mapToObj((i) -> "X-Header-" + i).toList();
		Tokens tokens = new Tokens(names);
		assertThat(names).allMatch((name) -> contains(tokens, name.toLowerCase(Locale.ROOT)));
		assertThat(IntStream.range(1000, 2000)).noneMatch((i) -> contains(tokens, "X-Header-" + i));
	}

	@Property
	void aSetHasWhatIsEqualButForCase(@ForAll("names") List<String> names, @ForAll("name") String name) {
		assertThat(contains(new Tokens(names), name)).isEqualTo(names.stream().anyMatch(name::equalsIgnoreCase));
	}

	@Property
	void anyTextMayBeLookedFor(@ForAll String text) {
		assertThat(contains(new Tokens(List.of("Accept")), text)).isEqualTo(text.equalsIgnoreCase("accept"));
		assertThat(Tokens.isToken(text)).isEqualTo(text.matches("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+"));
	}

	@Provide
	Arbitrary<List<String>> names() {
		return name().list().ofMaxSize(20);
	}

	@Provide
	Arbitrary<String> name() {
		return Arbitraries.strings().withChars("aAbB0^~-`").ofMinLength(1).ofMaxLength(3);
	}

	private static boolean contains(Tokens tokens, String text) {
		return tokens.contains(text, 0, text.length());
	}

}
