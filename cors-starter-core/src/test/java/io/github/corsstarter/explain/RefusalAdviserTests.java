package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRefusalReason;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The properties and origins that advice on a refusal names.
 */
class RefusalAdviserTests {

	private static final String SHOP = "https://shop.example.com";

	private final CorsPolicyRegistry registry = new CorsPolicyRegistry(
			List.of(CorsPolicy.builder("shop").allowedOrigins(SHOP).build()));

	private CorsAdvice advise(CorsRefusalReason reason, String value) {
		return new CorsExplainer(this.registry).adviser()
			.advise(new Refusal(reason, value, "/**", "shop", true, false, false));
	}

	@Test
	void adviceNamesThePropertyAndTheNearestOrigin() {
		CorsAdvice near = advise(CorsRefusalReason.ORIGIN_NOT_ALLOWED, "https://shop.example.org");
		assertThat(near.properties()).containsExactly("allowed-origins");
		assertThat(near.nearestOrigin()).isEqualTo(SHOP);
		assertThat(advise(CorsRefusalReason.ORIGIN_NOT_ALLOWED, "https://evil.test").nearestOrigin()).isNull();
	}

	@Test
	void noPropertyHelpsAgainstAMalformedRequest() {
		CorsAdvice slash = advise(CorsRefusalReason.ORIGIN_MALFORMED, SHOP + "/");
		assertThat(slash.properties()).isEmpty();
		assertThat(slash.nearestOrigin()).isEqualTo(SHOP);
		CorsAdvice repeated = advise(CorsRefusalReason.ORIGIN_REPEATED, SHOP);
		assertThat(repeated.properties()).isEmpty();
		assertThat(repeated.nearestOrigin()).isNull();
	}

	@Test
	void methodInLowerCaseIsForTheScriptToChange() {
		CorsAdvice advice = advise(CorsRefusalReason.METHOD_NOT_ALLOWED, "patch");
		assertThat(advice.properties()).isEmpty();
		assertThat(advice.requestChanges()).singleElement().asString().endsWith("make the script write `PATCH`.");
		assertThat(advice.sentence()).isEqualTo(advice.requestChanges().get(0));
	}

}
