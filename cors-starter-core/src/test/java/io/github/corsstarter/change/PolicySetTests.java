package io.github.corsstarter.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.OwnOrigin;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsSettings;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * Tests that the text of policies says everything that they say.
 */
class PolicySetTests {

	private static final CorsPolicy SHOP = CorsPolicy.builder("shop")
		.paths("/api/**", "/x/{id:[0-9]{2}}")
		.allowedOrigins("https://shop.example.com", "http://localhost:*")
		.originsFrom("tenants")
		.allowedMethods("GET", "REPORT")
		.allowedHeaders("X-Tenant")
		.exposedHeaders("ETag")
		.allowCredentials(true)
		.maxAge(Duration.ofSeconds(90))
		.refusedRequests(RefusedRequests.FORWARD)
		.tolerate(CorsToleration.INSECURE_ORIGINS)
		.build();

	private static final CorsPolicy OPEN = CorsPolicy.builder("open").allowedOrigins("*").build();

	private static final PolicySet SET = new PolicySet(List.of(SHOP, OPEN),
			CorsSettings.DEFAULT.withSelfOrigins(List.of("https://b.example.com", "https://a.example.com"))
				.withOwnOrigin(OwnOrigin.LISTED)
				.withDebug(true));

	@Test
	void hasOneValueOnEachLine() {
		assertThat(SET.text()).isEqualTo("""
				self-origins: https://a.example.com
				self-origins: https://b.example.com
				own-origin: listed
				debug: true

				policy: open
				  paths: /**
				  allowed-origins: *
				  allowed-methods: DELETE
				  allowed-methods: GET
				  allowed-methods: HEAD
				  allowed-methods: PATCH
				  allowed-methods: POST
				  allowed-methods: PUT
				  allowed-headers: Accept
				  allowed-headers: Authorization
				  allowed-headers: Content-Type
				  allowed-headers: X-Requested-With
				  allow-credentials: false
				  max-age: 30m
				  refused-requests: reject

				policy: shop
				  paths: /api/**
				  paths: /x/{id:[0-9]{2}}
				  allowed-origins: http://localhost:*
				  allowed-origins: https://shop.example.com
				  origins-from: tenants
				  allowed-methods: GET
				  allowed-methods: REPORT
				  allowed-headers: X-Tenant
				  exposed-headers: ETag
				  allow-credentials: true
				  max-age: 90s
				  refused-requests: forward
				  tolerate: insecure-origins
				""");
	}

	@Test
	void isReadBack() {
		PolicySet read = PolicySet.parse("# reviewed\n" + SET.text());
		assertThat(read.text()).isEqualTo(SET.text());
		assertThat(read.differences(SET)).isEmpty();
	}

	@Test
	void saysWhichLineCannotBeRead() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> PolicySet.parse("debug: true\n\npolicy: a\n  colour: red\n"))
			.withMessage("Line 4 cannot be read:   colour: red");
		assertThatIllegalArgumentException().isThrownBy(() -> PolicySet.parse("nothing"))
			.withMessage("Line 1 cannot be read: nothing");
		assertThatIllegalArgumentException().isThrownBy(() -> PolicySet.parse("own-origin: somebody"))
			.withMessage("Line 1 cannot be read: own-origin: somebody");
	}

	@Test
	void hashIsTheSameInAnyOrderAndFromAnySource() {
		CorsPolicy reordered = OPEN.toBuilder().allowedHeaders(reversed(OPEN.allowedHeaders())).build();
		assertThat(new PolicySet(List.of(reordered, SHOP), SET.settings()).hash()).isEqualTo(SET.hash())
			.matches("[0-9a-f]{16}");
		assertThat(PolicySet.of(List.of(OPEN, SHOP)).hash()).isNotEqualTo(SET.hash());
	}

	private static List<String> reversed(List<String> list) {
		List<String> reversed = new ArrayList<>(list);
		Collections.reverse(reversed);
		return reversed;
	}

	@Test
	void setOfARegistryStaysWhatItWas() {
		CorsPolicyRegistry registry = new CorsPolicyRegistry(List.of(OPEN));
		PolicySet before = PolicySet.of(registry);
		registry.replace(List.of());
		assertThat(before.policies()).containsExactly(OPEN);
		assertThat(before.hash()).isEqualTo(PolicySet.of(List.of(OPEN)).hash());
	}

}
