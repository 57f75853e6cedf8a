package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.decision.CorsRefusalReason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what is promised is what there is.
 */
class PromisesTests {

	private static final Documentation PROMISES = Documentation.page("docs/promises.md");

	private static final Path GOLDEN = Path.of("src/test/resources/actuate/golden");

	@Test
	void everyReasonIsPromised() {
		promised("reasons", Arrays.stream(CorsRefusalReason.values()).map(CorsRefusalReason::name).toList());
	}

	@Test
	void everyCodeIsPromised() throws ClassNotFoundException {
		promised("codes", DocumentationTests.codes());
	}

	@Test
	void everyMeterIsPromised() {
		promised("meters",
				Stream.concat(Stream.of("cors.requests"), DocumentationTests.tags().keySet().stream()).toList());
	}

	@ParameterizedTest
	@CsvSource({ "cors, cors", "corsexplain, explain-" })
	void everyFieldIsPromised(String endpoint, String prefix) throws IOException {
		Set<String> fields = new TreeSet<>();
		try (Stream<Path> answers = Files.list(GOLDEN)) {
			for (Path answer : answers.filter((path) -> path.getFileName().toString().startsWith(prefix)).toList()) {
				collect(JsonMapper.shared().readTree(answer.toFile()), "", fields);
			}
		}
		// The answer about one policy is an entry of the list.
		fields.removeIf((field) -> fields.contains("policies[]." + field));
		promised(endpoint, fields);
	}

	private static void collect(JsonNode node, String path, Set<String> fields) {
		if (node.isArray()) {
			node.forEach((element) -> collect(element, path + "[]", fields));
			return;
		}
		node.properties().forEach((field) -> {
			String name = path.endsWith("properties") ? "*" : field.getKey();
			String inside = path.isEmpty() ? name : path + "." + name;
			if (field.getValue().isEmpty()) {
				fields.add(inside + (field.getValue().isArray() ? "[]" : ""));
			}
			collect(field.getValue(), inside, fields);
		});
	}

	private static void promised(String marker, Collection<String> names) {
		String list = names.stream().map((name) -> "`" + name + "`").collect(Collectors.joining(", "));
		StringBuilder wrapped = new StringBuilder();
		int column = 0;
		for (String word : List.of(list.split(" "))) {
			if (column + word.length() > 139) {
				wrapped.append('\n');
				column = 0;
			}
			wrapped.append((column == 0) ? "" : " ").append(word);
			column += word.length() + 1;
		}
		assertThat(PROMISES.between(marker))
			.as("Paste this between the markers %s of docs/promises.md:%n%n%s%n", marker, wrapped)
			.isEqualTo(wrapped + "\n");
	}

}
