package io.github.corsstarter.internal.http;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class HttpTokensTests {

	@ParameterizedTest
	@ValueSource(strings = { "a", "GET", "X-Custom_Header.1", "!#$%&'*+-.^_`|~", "*" })
	void tokens(String text) {
		assertThat(HttpTokens.isToken(text)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "a b", "a\t", "a,b", "a:b", "a/b", "(a)", "<a>", "a@b", "[a]", "{a}", "a=b",
			"a?b", "a;b", "\"a\"", "a\\b", "\u0000", "\u007f", "\u00e9", "\u0661", "\uff21", "\ud83d\ude00" })
	void noTokens(String text) {
		assertThat(HttpTokens.isToken(text)).isFalse();
	}

	@Test
	void onlyTheGivenRangeIsLookedAt() {
		assertThat(HttpTokens.isToken("a, GET ,b", 3, 6)).isTrue();
		assertThat(HttpTokens.isToken("a, GET ,b", 2, 6)).isFalse();
		assertThat(HttpTokens.isToken("GET", 1, 1)).isFalse();
	}

	@Property
	void anyTextMayBeAsked(@ForAll String text) {
		assertThat(HttpTokens.isToken(text)).isEqualTo(text.matches("[!#$%&'*+\\-.^_`|~0-9A-Za-z]+"));
	}

}
