package io.github.corsstarter.test;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

/**
 * Tests that the matrix asks what tells a policy from another one, within its limit and
 * always the same.
 */
class MatrixCasesTests {

	@Test
	void asksByEveryOriginWithItsNeighbors() {
		assertThat(cases(Shop.POLICY, 100_000)).extracting(MatrixCase::origin)
			.contains(Shop.ORIGIN, Shop.ADMIN, "http://shop.example.com", "https://shop.example.com:8443",
					"https://evil-shop.example.com", "https://evil.shop.example.com",
					"https://shop.example.com.evil.example", "https://shop-example.com", "null",
					BrowserTester.FOREIGN_ORIGIN);
	}

	@Test
	void asksByEveryMethodAndByOneThatIsNotAllowed() {
		assertThat(cases(Shop.POLICY, 100_000)).extracting(MatrixCase::method).containsOnly("GET", "PUT", "PATCH");
		CorsPolicy any = Shop.POLICY.toBuilder().allowedMethods("*").build();
		assertThat(cases(any, 100_000)).extracting(MatrixCase::method).containsOnly("GET", "POST", "PUT");
	}

	@Test
	void asksWhileTheHandlerAnswersEverything() {
		assertThat(cases(Shop.POLICY, 100_000)).extracting(MatrixCase::answer).containsOnly(200, 401, 404, 500);
	}

	@Test
	void asksTheSameWithinALimit() {
		List<MatrixCase> some = cases(Shop.POLICY, 50);
		assertThat(some).hasSize(50).isEqualTo(cases(Shop.POLICY, 50)).doesNotHaveDuplicates();
		assertThat(some).extracting(MatrixCase::origin).hasSizeGreaterThan(5);
		assertThat(cases(Shop.POLICY, 100_000)).containsAll(some);
	}

	@Test
	void asksOnlyAtPathsThatThePolicyOwns() {
		List<MatrixCase> cases = MatrixCases.of(List.of(Shop.POLICY), List.of("/api/orders", "/other"), 100_000);
		assertThat(cases).extracting(MatrixCase::path).containsOnly("/api/orders");
	}

	@Test
	void asksNothingOfAPolicyForNobody() {
		CorsPolicy nobody = CorsPolicy.builder("nobody").allowedOrigins("none").build();
		assertThat(cases(nobody, 100)).isEmpty();
	}

	@ParameterizedTest
	@CsvSource({ "https://*.example.com, https://a.example.com",
			"https://app.example.com:*, https://app.example.com:12345",
			"chrome-extension://*, chrome-extension://abcdefghijklmnopabcdefghijklmnop" })
	void findsAnOriginForAPattern(String pattern, String origin) {
		CorsPolicy policy = CorsPolicy.builder("pattern").allowedOrigins(pattern).build();
		assertThat(MatrixOrigins.of(policy)).contains(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/api/**", "/api/{*rest}", "/api/*/x", "/api/{id}", "/api/{id:[0-9]+}",
			"/api/{id:[a-z]+}/?", "/api/{id:[0-9a-f]{8}-.*}", "/**", "/api" })
	void findsAPathForAPattern(String pattern) {
		assertThat(SamplePath.isOwned(SamplePath.of(pattern), List.of(pattern))).isTrue();
	}

	@Test
	void asksForAPathWhereItFindsNone() {
		assertThatIllegalStateException().isThrownBy(() -> SamplePath.of("/api/{id:[A-Z]{3}-[0-9]{3}}"))
			.withMessageContaining("@CorsMatrix(paths = …)");
	}

	private static List<MatrixCase> cases(CorsPolicy policy, int limit) {
		return MatrixCases.of(List.of(policy), List.of(), limit);
	}

}
