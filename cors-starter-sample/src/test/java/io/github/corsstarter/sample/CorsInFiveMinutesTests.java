package io.github.corsstarter.sample;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that each request of {@code docs/cors-in-five-minutes.md} gets the answer that
 * stands below it.
 */
class CorsInFiveMinutesTests {

	private static final Pattern EXCHANGE = Pattern.compile("(?s)```http\\R(.*?)\\R\\R(.*?)```");

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "NETTY" })
	void requestsAreAnsweredAsWritten(Server server) throws IOException {
		List<MatchResult> exchanges = EXCHANGE.matcher(Files.readString(Path.of("../docs/cors-in-five-minutes.md")))
			.results()
			.toList();
		assertThat(exchanges).hasSize(6);
		try (RunningApplication application = RunningApplication.on(server)
			.with(SampleApplication.class)
			.properties("spring.main.web-application-type=" + ((server == Server.NETTY) ? "reactive" : "servlet"))
			.start()) {
			exchanges.forEach((exchange) -> assertThatItIsAnswered(application.client(), exchange));
		}
	}

	private static void assertThatItIsAnswered(RawClient client, MatchResult exchange) {
		List<String> request = exchange.group(1).lines().toList();
		String[] line = request.get(0).split(" ");
		RawResponse response = client.send(line[0], line[1],
				request.stream()
					.skip(1)
					.flatMap((header) -> List.of(header.split(": ")).stream())
					.toArray(String[]::new));
		List<String> expected = exchange.group(2).lines().toList();
		assertThat("HTTP/1.1 " + response.status()).as("%s", request).isEqualTo(expected.get(0));
		assertThat(expected.stream().filter((header) -> header.startsWith("Access-Control-Allow-Origin")).toList())
			.isEqualTo(response.cors().stream().filter((header) -> header.contains("Allow-Origin")).toList());
		expected.stream()
			.skip(1)
			.map((header) -> header.split(": "))
			.forEach((header) -> assertThat(String.join(", ", response.header(header[0])))
				.as("%s of %s", header[0], request)
				.isEqualTo(header[1]));
	}

}
