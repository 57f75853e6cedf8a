package io.github.corsstarter.origin;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Origins with which careless matchers of other projects have been deceived.
 */
class HostileOriginTests {

	@ParameterizedTest
	@MethodSource("cases")
	void aHostileOriginIsDenied(Case hostile) {
		assertThat(OriginTableTests.table(hostile.configured()).find(hostile.origin())).isNull();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void aHostileOriginIsDeniedAsTheBytesThatAServerSees(Case hostile) {
		String bytes = new String(hostile.origin().getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
		assertThat(OriginTableTests.table(hostile.configured()).find(bytes)).isNull();
	}

	@ParameterizedTest
	@MethodSource("cases")
	void whatIsConfiguredIsAllowedItself(Case hostile) {
		for (String pattern : hostile.configured()) {
			String origin = pattern.replace("*.", "x.").replace(":*", ":1");
			assertThat(OriginTableTests.table(hostile.configured()).find(origin)).isEqualTo(pattern);
		}
	}

	@ParameterizedTest
	@MethodSource("cases")
	void onlyWhatBrowsersSendIsWellFormed(Case hostile) {
		assertThat(Origin.isWellFormed(hostile.origin())).isEqualTo(ReferenceMatcher.isOrigin(hostile.origin()));
		assertThat(OriginTableTests.table(List.of("*")).find(hostile.origin())).isEqualTo("*");
	}

	@Test
	void theCorpusIsThere() {
		assertThat(cases()).hasSizeGreaterThan(100);
	}

	static List<Case> cases() {
		try (InputStream json = HostileOriginTests.class.getResourceAsStream("/cases/hostile-origins.json")) {
			return JsonMapper.shared().readTree(json).valueStream().map(Case::of).toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	record Case(String id, List<String> configured, String origin) {

		static Case of(JsonNode node) {
			List<String> configured = node.get("configured").valueStream().map(JsonNode::asString).toList();
			return new Case(node.get("id").asString(), configured, node.get("origin").asString());
		}

		@Override
		public String toString() {
			return this.id;
		}

	}

}
