package io.github.corsstarter.explain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Answers that were read by a person and found good. Written again with the system
 * property {@code golden.update}.
 */
final class Transcript {

	private Transcript() {
	}

	static String of(String name, CorsExplanation explanation) {
		StringBuilder text = new StringBuilder("## " + name + "\n" + explanation.summary() + "\n");
		if (explanation.yaml() != null) {
			text.append(explanation.yaml());
		}
		explanation.alternatives()
			.forEach((alternative) -> alternative.fixes()
				.forEach((fix) -> text.append("- ").append(alternative.policy() + ": " + fix.change() + "\n")));
		return text.append('\n').toString();
	}

	static void assertMatches(String name, String answers) {
		Path file = Path.of("src/test/resources/explain", name + ".txt");
		try {
			if (Boolean.getBoolean("golden.update")) {
				Files.createDirectories(file.getParent());
				Files.writeString(file, answers);
			}
			assertThat(answers).isEqualTo(Files.readString(file));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
