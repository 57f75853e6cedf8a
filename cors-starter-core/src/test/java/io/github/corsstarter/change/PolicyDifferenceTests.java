package io.github.corsstarter.change;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.OwnOrigin;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.decision.CorsSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a change says what it allows and what it takes away.
 */
class PolicyDifferenceTests {

	private static final CorsPolicy SHOP = CorsPolicy.builder("shop")
		.paths("/api/**")
		.allowedOrigins("https://shop.example.com")
		.build();

	@Test
	void originsComeAndGo() {
		assertThat(differences(SHOP, SHOP.toBuilder().allowedOrigins("https://b.example.com").build())).containsExactly(
				"widens /api/** allows the origin https://b.example.com (policy shop)",
				"narrows /api/** no longer allows the origin https://shop.example.com (policy shop)");
	}

	@Test
	void anOriginThatAWiderPatternCoversIsNoDifference() {
		CorsPolicy wide = SHOP.toBuilder().allowedOrigins("https://*.example.com").build();
		assertThat(differences(SHOP, wide))
			.containsExactly("widens /api/** allows the origin https://*.example.com (policy shop)");
		assertThat(differences(wide, SHOP))
			.containsExactly("narrows /api/** no longer allows the origin https://*.example.com (policy shop)");
	}

	@Test
	void everythingThatAnOriginMayDoIsCompared() {
		CorsPolicy more = SHOP.toBuilder()
			.allowedMethods("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "REPORT")
			.allowedHeaders("accept", "authorization", "content-type", "X-Tenant")
			.exposedHeaders("ETag")
			.allowCredentials(true)
			.maxAge(Duration.ofHours(1))
			.refusedRequests(RefusedRequests.FORWARD)
			.build();
		assertThat(differences(SHOP, more)).containsExactly("widens /api/** allows the method REPORT (policy shop)",
				"widens /api/** allows the request header X-Tenant (policy shop)",
				"narrows /api/** no longer allows the request header X-Requested-With (policy shop)",
				"widens /api/** exposes the response header ETag (policy shop)",
				"widens /api/** allows credentials (policy shop)",
				"widens /api/** lets browsers keep the answer to a preflight for 1h instead of 30m (policy shop)",
				"widens /api/** forwards refused requests to the application (policy shop)");
		assertThat(differences(more, SHOP)).containsExactly(
				"narrows /api/** no longer allows the method REPORT (policy shop)",
				"widens /api/** allows the request header X-Requested-With (policy shop)",
				"narrows /api/** no longer allows the request header X-Tenant (policy shop)",
				"narrows /api/** no longer exposes the response header ETag (policy shop)",
				"narrows /api/** no longer allows credentials (policy shop)",
				"narrows /api/** lets browsers keep the answer to a preflight for 30m instead of 1h (policy shop)",
				"narrows /api/** no longer forwards refused requests to the application (policy shop)");
	}

	@Test
	void anyMethodCoversAllAndGetCoversHead() {
		assertThat(differences(SHOP, SHOP.toBuilder().allowedMethods("*").build()))
			.containsExactly("widens /api/** allows the method * (policy shop)");
		assertThat(differences(SHOP, SHOP.toBuilder().allowedMethods("GET", "POST", "PUT", "PATCH", "DELETE").build()))
			.isEmpty();
	}

	@Test
	void aPolicyForAMoreSpecificPathTakesThePathAway() {
		CorsPolicy admin = CorsPolicy.builder("admin")
			.paths("/api/admin/**")
			.allowedOrigins("https://admin.example.com")
			.build();
		assertThat(differences(List.of(SHOP), List.of(SHOP, admin))).containsExactly(
				"widens /api/admin/** allows the origin https://admin.example.com (policy admin)",
				"narrows /api/admin/** no longer allows the origin https://shop.example.com (policy shop)");
		assertThat(differences(List.of(SHOP, admin), List.of(SHOP))).containsExactly(
				"widens /api/admin/** allows the origin https://shop.example.com (policy shop)",
				"narrows /api/admin/** no longer allows the origin https://admin.example.com (policy admin)");
	}

	@Test
	void aPolicyForNobodyTakesThePathAway() {
		CorsPolicy nobody = CorsPolicy.builder("internal").paths("/api/internal/{id}").allowedOrigins("none").build();
		assertThat(differences(List.of(SHOP), List.of(SHOP, nobody))).containsExactly(
				"narrows /api/internal/{id} no longer allows the origin https://shop.example.com (policy shop)");
	}

	@Test
	void anotherNameOrOrderIsNoDifference() {
		CorsPolicy other = CorsPolicy.builder("store")
			.paths("/api/{*rest}")
			.allowedOrigins("https://shop.example.com")
			.build();
		assertThat(differences(SHOP.toBuilder().paths("/api/{*all}").build(), other)).isEmpty();
	}

	@Test
	void pathsWithTheSameChangeAreOneLine() {
		CorsPolicy shop = SHOP.toBuilder().paths("/a", "/b", "/c", "/d", "/e").build();
		assertThat(differences(shop, shop.toBuilder().allowCredentials(true).build()))
			.containsExactly("widens /a, /b, /c and 2 more allows credentials (policy shop)");
	}

	@Test
	void manyOriginsAreCounted() {
		List<String> origins = IntStream.range(0, 1000).mapToObj((i) -> "https://t" + i + ".example.org").toList();
		List<String> differences = differences(SHOP, SHOP.toBuilder().allowedOrigins(origins).build());
		assertThat(differences).hasSize(22)
			.contains("widens /api/** allows the origin https://t19.example.org (policy shop)",
					"widens /api/** allows 980 more origins (policy shop)",
					"narrows /api/** no longer allows the origin https://shop.example.com (policy shop)");
	}

	@Test
	void settingsAreCompared() {
		PolicySet plain = new PolicySet(List.of(), CorsSettings.DEFAULT);
		PolicySet other = new PolicySet(List.of(),
				CorsSettings.DEFAULT.withOwnOrigin(OwnOrigin.LISTED)
					.withDebug(true)
					.withSelfOrigins(List.of("https://api.example.com")));
		assertThat(plain.differences(other)).extracting(PolicyDifference::toString)
			.containsExactly("widens https://api.example.com is the application's own origin",
					"narrows only listed origins are the application's own", "widens refusals say why");
		assertThat(other.differences(plain)).extracting(PolicyDifference::toString)
			.containsExactly("narrows https://api.example.com is no longer the application's own origin",
					"widens requests say what the application's own origin is", "narrows refusals no longer say why");
	}

	private static List<String> differences(CorsPolicy before, CorsPolicy after) {
		return differences(List.of(before), List.of(after));
	}

	private static List<String> differences(List<CorsPolicy> before, List<CorsPolicy> after) {
		return PolicySet.of(before).differences(PolicySet.of(after)).stream().map(PolicyDifference::toString).toList();
	}

}
