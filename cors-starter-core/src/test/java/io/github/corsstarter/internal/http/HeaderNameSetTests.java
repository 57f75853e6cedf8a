package io.github.corsstarter.internal.http;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeaderNameSetTests {

	@Test
	void onlyTheGivenRangeIsLookedUp() {
		assertThat(contains(new HeaderNameSet(List.of("X-A")), "x-a")).isTrue();
		assertThat(new HeaderNameSet(List.of("X-A")).contains("y,x-a,z", 2, 5)).isTrue();
		assertThat(new HeaderNameSet(List.of("X-A")).contains("y,x-a,z", 2, 6)).isFalse();
	}

	@Test
	void anEmptySetHasNothing() {
		assertThat(contains(new HeaderNameSet(List.of()), "a")).isFalse();
		assertThat(contains(new HeaderNameSet(List.of()), "")).isFalse();
	}

	@Test
	void charactersThatOnlyLookLikeTheOtherCaseDiffer() {
		// 0x5E and 0x7E, 0x40 and 0x60 differ in the bit that folds the case of letters.
		HeaderNameSet set = new HeaderNameSet(List.of("x^", "x@y"));
		assertThat(contains(set, "x~")).isFalse();
		assertThat(contains(set, "x`y")).isFalse();
		assertThat(contains(set, "X^")).isTrue();
	}

	@Test
	void manyNamesAreAllFound() {
		List<String> names = IntStream.range(0, 1000).mapToObj((i) -> "X-Header-" + i).toList();
		HeaderNameSet set = new HeaderNameSet(names);
		assertThat(names).allMatch((name) -> contains(set, name.toLowerCase(Locale.ROOT)));
		assertThat(IntStream.range(1000, 2000)).noneMatch((i) -> contains(set, "X-Header-" + i));
	}

	@Property
	void aSetHasWhatIsEqualButForCase(@ForAll("names") List<String> names, @ForAll("name") String name) {
		assertThat(contains(new HeaderNameSet(names), name)).isEqualTo(names.stream().anyMatch(name::equalsIgnoreCase));
	}

	@Property
	void anyTextMayBeLookedUp(@ForAll String text) {
		assertThat(contains(new HeaderNameSet(List.of("Accept")), text)).isEqualTo(text.equalsIgnoreCase("accept"));
	}

	@Provide
	Arbitrary<List<String>> names() {
		return name().list().ofMaxSize(20);
	}

	@Provide
	Arbitrary<String> name() {
		return Arbitraries.strings().withChars("aAbB0^~-`").ofMinLength(1).ofMaxLength(3);
	}

	private static boolean contains(HeaderNameSet set, String text) {
		return set.contains(text, 0, text.length());
	}

}
