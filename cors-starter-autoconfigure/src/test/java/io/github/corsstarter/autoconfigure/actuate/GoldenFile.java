package io.github.corsstarter.autoconfigure.actuate;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer that was read by a person and found good. Written anew with the system
 * property {@code golden.update}.
 */
final class GoldenFile {

	private static final JsonMapper MAPPER = JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

	private static final String DIRECTORY = "actuate/golden/";

	private final String name;

	GoldenFile(String name) {
		this.name = name + ".json";
	}

	/**
	 * Compare as JSON; times are not compared.
	 */
	void assertMatches(String json) {
		JsonNode actual = MAPPER.readTree(json.replaceAll("\"\\d{4}-\\d\\d-\\d\\dT[^\"]*Z\"", "\"(time)\""));
		if (Boolean.getBoolean("golden.update")) {
			write(MAPPER.writeValueAsString(actual));
		}
		assertThat(MAPPER.writeValueAsString(actual)).as(this.name).isEqualTo(MAPPER.writeValueAsString(read()));
	}

	private void write(String json) {
		try {
			Path file = Path.of("src/test/resources", DIRECTORY, this.name);
			Files.writeString(file, json.replace("\r", "") + "\n", StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private JsonNode read() {
		Path file = Path.of("src/test/resources", DIRECTORY, this.name);
		try (InputStream stream = Files.newInputStream(file)) {
			return MAPPER.readTree(stream);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
