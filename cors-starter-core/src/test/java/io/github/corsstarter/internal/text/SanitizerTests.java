package io.github.corsstarter.internal.text;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SanitizerTests {

	@Test
	void printableAsciiStaysAsItIs() {
		assertThat(Sanitizer.sanitize("https://a.example:8443/?x=~")).isEqualTo("https://a.example:8443/?x=~");
	}

	@Test
	void whatCouldEndALineOrAQuotedStringIsReplaced() {
		assertThat(Sanitizer.sanitize("a\r\nb\"c\\d\u001b[31m\u007f")).isEqualTo("a??b?c?d?[31m?");
	}

	@Test
	void whatIsNotAsciiIsReplacedCharacterByCharacter() {
		assertThat(Sanitizer.sanitize("b\u00fccher\u202e\ud83d\ude00")).isEqualTo("b?cher???");
	}

	@Test
	void aHundredCharactersAreShownInFull() {
		assertThat(Sanitizer.sanitize("a".repeat(100))).isEqualTo("a".repeat(100));
	}

	@Test
	void whatIsLongerEndsInDots() {
		assertThat(Sanitizer.sanitize("a".repeat(101))).isEqualTo("a".repeat(97) + "...");
	}

	@Property
	void everyTextBecomesBoundedPrintableAscii(@ForAll String text) {
		String sanitized = Sanitizer.sanitize(text);
		assertThat(sanitized).hasSize(Math.min(text.length(), 100)).matches("[ !#-\\[\\]-~]*");
	}

}
