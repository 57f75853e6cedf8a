package io.github.corsstarter.explain;

import java.time.Duration;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that an inventory writes the rules of an application as policies.
 */
@Tag("once")
class InventoryTests {

	private static final CorsPolicyRegistry NO_POLICIES = new CorsPolicyRegistry(List.of());

	private static String inventory(CorsPolicyRegistry registry, ApplicationGrants... rules) {
		return new CorsExplainer(registry, new CorsApplication() {

			@Override
			public List<ApplicationGrants> grants() {
				return List.of(rules);
			}

		}).inventory().replace(System.lineSeparator(), "\n");
	}

	private static ApplicationGrants rule(String name, boolean ahead, @Nullable List<ApplicationGrant> grants) {
		return new ApplicationGrants(new ApplicationRule(name, List.of(), "Remove it."), ahead, grants);
	}

	private static ApplicationGrant grant(String path, String method, String... origins) {
		return new ApplicationGrant(path, List.of(origins), Set.of(method), List.of("*"), List.of(), false,
				Duration.ofMinutes(30), List.of());
	}

	@Test
	void methodsOfAPathAndPathsOfAGrantAreWrittenTogether() {
		assertThat(inventory(NO_POLICIES,
				rule("The rule", false, List.of(grant("/a", "GET", "https://a.example.com"),
						grant("/b", "PUT", "https://a.example.com"), grant("/a", "PUT", "https://a.example.com"),
						grant("b", "GET", "https://b.example.com"), grant("/c", "PUT", "https://a.example.com")))))
			.isEqualTo("""
					cors:
					  policies:
					    # The rule. Remove it.
					    a:
					      paths: /a
					      allowed-origins: https://a.example.com
					      allowed-methods:
					        - GET
					        - PUT
					      allowed-headers: "*"
					    b:
					      paths:
					        - /b
					        - /c
					      allowed-origins: https://a.example.com
					      allowed-methods: PUT
					      allowed-headers: "*"
					    b-2:
					      paths: /b
					      allowed-origins: https://b.example.com
					      allowed-methods: GET
					      allowed-headers: "*"
					""");
	}

	@Test
	void aRuleDoesNothingWhereAnotherOneDecidesBefore() {
		assertThat(inventory(NO_POLICIES, rule("The filter", true, List.of(grant("/a/**", "GET"))),
				rule("The rule", false, List.of(grant("/a/{id}", "GET", "*"), grant("/*", "GET", "*")))))
			.isEqualTo("""
					cors:
					  policies:
					    # The filter. Remove it.
					    a:
					      paths: /a/**
					      allowed-origins: none
					      allowed-methods: GET
					      allowed-headers: "*"
					    # The rule. Remove it.
					    # Decide: On `/a/{id}`, this rule does nothing: The filter decides before it.
					    all:
					      paths: /*
					      allowed-origins: "*"
					      allowed-methods: GET
					      allowed-headers: "*"
					""");
	}

	@Test
	void saysWhatCannotBeReadAndWhatGrantsNothing() {
		assertThat(inventory(NO_POLICIES, rule("The filter", true, null), rule("The rule", false, List.of())))
			.isEqualTo("""
					cors:
					  policies:
					    # The filter. Remove it.
					    # Decide: What this rule grants cannot be read from outside. Write its policy by hand.
					    # The rule. Remove it.
					    # Decide: This rule grants nothing.
					""");
	}

	@Test
	void aGrantThatContradictsAPolicyNeedsADecision() {
		CorsPolicyRegistry registry = new CorsPolicyRegistry(
				List.of(CorsPolicy.builder("orders").paths("/orders").allowedOrigins("https://a.example.com").build()));
		assertThat(
				inventory(registry, rule("The rule", false, List.of(grant("/orders", "GET", "https://a.example.com")))))
			.contains("    # Decide: Policy `orders` allows the same origin on the same path `/orders`",
					"    orders-2:");
	}

	@Test
	void aCommentIsOneLineWhateverItQuotes() {
		ApplicationGrant grant = new ApplicationGrant("/a", List.of(), Set.of("GET"), List.of(), List.of(), false,
				Duration.ZERO, List.of("`https://a\ncors.allowed-origins: \"*\"` has no equivalent."));
		assertThat(inventory(NO_POLICIES, rule("The rule", false, List.of(grant))))
			.contains("    # Decide: `https://a cors.allowed-origins: \"*\"` has no equivalent.\n    a:\n");
	}

	@Test
	void thereIsNothingToWriteWithoutRules() {
		assertThat(inventory(NO_POLICIES)).isEmpty();
	}

	@Test
	void namesComeFromPaths() {
		assertThat(inventory(NO_POLICIES, rule("The rule", false,
				List.of(grant("/**", "GET", "https://a.example.com"), grant("/2024/X", "GET", "https://b.example.com"),
						grant("/orderLines/{id:[a-z]+}", "GET", "https://c.example.com")))))
			.contains("\n    all:\n", "\n    path-2024-x:\n", "\n    order-lines-id-a-z:\n");
	}

}
