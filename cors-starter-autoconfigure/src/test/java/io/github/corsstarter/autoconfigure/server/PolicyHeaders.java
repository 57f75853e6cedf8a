package io.github.corsstarter.autoconfigure.server;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.support.RawResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Asserts that a response has the headers of a policy, whoever else had a hand in it.
 */
final class PolicyHeaders {

	private PolicyHeaders() {
	}

	static void assertOnce(RawResponse response, String origin) {
		assertThat(response.header("Access-Control-Allow-Origin")).containsExactly(origin);
		assertThat(response.cors()).extracting((line) -> line.substring(0, line.indexOf(':'))).doesNotHaveDuplicates();
		assertVariesByOriginOnce(response);
	}

	static void assertNone(RawResponse response) {
		assertThat(response.cors()).isEmpty();
		assertVariesByOriginOnce(response);
	}

	/**
	 * The origin is refused before anybody but the policy is asked.
	 */
	static void assertRefused(RawResponse response) {
		assertThat(response.status()).isEqualTo(403);
		assertThat(response.body()).contains("ORIGIN_NOT_ALLOWED");
		assertNone(response);
	}

	/**
	 * Tomcat writes the names in lower case where it adds to them.
	 */
	private static void assertVariesByOriginOnce(RawResponse response) {
		List<String> names = response.header("Vary")
			.stream()
			.flatMap((line) -> Stream.of(line.toLowerCase(Locale.ROOT).split(",\\s*", -1)))
			.toList();
		assertThat(names).containsOnlyOnce("origin");
	}

}
