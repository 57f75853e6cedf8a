package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.internal.http.Ascii;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests of {@link VisibleResponseHeaders} through {@link Browser}.
 */
class VisibleResponseHeadersTests {

	@ParameterizedTest
	@ValueSource(strings = { "Cache-Control", "Content-Language", "CONTENT-LENGTH", "Content-Type", "expires",
			"Last-Modified", "Pragma" })
	void safelistedHeadersAreVisible(String name) {
		assertThat(visible(false, name)).containsExactly(Ascii.lowerCase(name));
		assertThat(visible(true, name)).containsExactly(Ascii.lowerCase(name));
	}

	@ParameterizedTest
	@ValueSource(strings = { "Age", "Date", "ETag", "Location", "Server", "X-A", "Access-Control-Allow-Origin" })
	void otherHeadersAreHidden(String name) {
		assertThat(visible(false, name)).isEmpty();
	}

	@Test
	void namesComeInTheOrderOfTheResponseAndOnce() {
		assertThat(Browser.visibleHeaders(false,
				List.of(field("X-B", ""), field("Pragma", ""), field("x-b", ""), field("X-A", ""), expose("x-a,X-b"))))
			.containsExactly("x-b", "pragma", "x-a");
	}

	@Test
	void exposedNamesThatAreNotInTheResponseAreNotVisible() {
		assertThat(Browser.visibleHeaders(false, List.of(expose("x-a")))).isEmpty();
	}

	@Test
	void theWildcardExposesEverythingWithoutCredentials() {
		assertThat(Browser.visibleHeaders(false, List.of(expose("x, *"), field("X-A", ""), field("Set-Cookie", ""))))
			.containsExactly("access-control-expose-headers", "x-a");
	}

	@Test
	void theWildcardIsLiteralWithCredentials() {
		assertThat(Browser.visibleHeaders(true, List.of(expose("*"), field("X-A", ""), field("*", ""))))
			.containsExactly("*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "x-a, b b", "*, (", "x-a\u000c", "x-a;" })
	void oneBadTokenHidesAllButTheSafelistedHeaders(String value) {
		assertThat(Browser.visibleHeaders(false, List.of(expose(value), field("X-A", ""), field("Pragma", ""))))
			.containsExactly("pragma");
	}

	@Test
	void oneBadLineVoidsTheOthers() {
		assertThat(Browser.visibleHeaders(false, List.of(expose("x-a"), expose("a b"), field("X-A", "")))).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "Set-Cookie", "set-cookie2", "SET-COOKIE" })
	void cookiesAreNeverVisible(String name) {
		assertThat(Browser.visibleHeaders(false, List.of(field(name, ""), expose(name)))).isEmpty();
		assertThat(Browser.visibleHeaders(true, List.of(field(name, ""), expose(name)))).isEmpty();
	}

	@Test
	void theAnswerCannotBeChanged() {
		Set<String> visible = Browser.visibleHeaders(false, new ArrayList<>());
		assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(() -> visible.add("x"));
	}

	private Set<String> visible(boolean credentials, String name) {
		return Browser.visibleHeaders(credentials, List.of(field(name, "x")));
	}

	private HeaderField expose(String value) {
		return field("Access-Control-Expose-Headers", value);
	}

	private HeaderField field(String name, String value) {
		return new HeaderField(name, value);
	}

}
