package io.github.corsstarter.change;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.change.PolicyDifference.Effect;
import io.github.corsstarter.decision.Decisions;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tag;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever changes: what is granted afterwards and was not before is named, and the other
 * way around.
 */
@Tag("once")
class PolicyDifferencePropertyTests {

	@Property(tries = 300, seed = "2", edgeCases = EdgeCasesMode.NONE)
	void nothingIsGrantedOrTakenAwayInSilence(@ForAll("policies") List<CorsPolicy> before,
			@ForAll("policies") List<CorsPolicy> after) {
		Set<Effect> effects = PolicySet.of(before)
			.differences(PolicySet.of(after))
			.stream()
			.map(PolicyDifference::effect)
			.collect(Collectors.toSet());
		Set<String> granted = Decisions.granted(before);
		Set<String> grantedLater = Decisions.granted(after);
		if (!granted.containsAll(grantedLater)) {
			assertThat(effects).contains(Effect.WIDENS);
		}
		if (!grantedLater.containsAll(granted)) {
			assertThat(effects).contains(Effect.NARROWS);
		}
		if (before.equals(after)) {
			assertThat(effects).isEmpty();
		}
	}

	@Provide
	Arbitrary<List<CorsPolicy>> policies() {
		return Combinators.combine(policy("one", "a"), policy("two", "b"), Arbitraries.integers().between(0, 2))
			.as((one, two, count) -> List.of(one, two).subList(0, count));
	}

	/**
	 * Policies whose origins differ by name, so that every pair of them is valid.
	 */
	private static Arbitrary<CorsPolicy> policy(String name, String host) {
		return Combinators
			.combine(subset("/**", "/api/**", "/api/x", "/{id}", "/api/{id}"),
					subset("https://" + host + ".example.com", "https://*." + host + ".example.com",
							"https://x." + host + ".example.com"),
					subset("GET", "PUT", "DELETE"), subset("X-A", "X-B", "Content-Type"), Arbitraries.of(true, false))
			.as((paths, origins, methods, headers, credentials) -> CorsPolicy.builder(name)
				.paths(paths)
				.allowedOrigins(origins)
				.allowedMethods(methods)
				.allowedHeaders(headers)
				.allowCredentials(credentials)
				.build());
	}

	private static Arbitrary<List<String>> subset(String... values) {
		return Arbitraries.of(values).set().ofMinSize(1).map(List::copyOf);
	}

}
