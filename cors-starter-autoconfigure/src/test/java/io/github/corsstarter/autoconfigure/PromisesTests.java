package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint;
import io.github.corsstarter.autoconfigure.actuate.CorsExplainEndpoint;
import io.github.corsstarter.autoconfigure.actuate.CorsRevisionsEndpoint;
import io.github.corsstarter.decision.CorsRefusalReason;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what is promised is what there is.
 */
@Tag("once")
class PromisesTests {

	private static final Documentation PROMISES = Documentation.page("docs/promises.md");

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
				Stream
					.of(Stream.of("cors.requests"), DocumentationTests.tags().keySet().stream(),
							Stream.of("cors.reloads", "source", "cors.revision.age"))
					.flatMap(Function.identity())
					.toList());
	}

	static Stream<Arguments> endpoints() {
		return Stream.of(Arguments.of("cors", CorsEndpoint.CorsDescriptor.class),
				Arguments.of("corsrevisions", CorsRevisionsEndpoint.RevisionsDescriptor.class),
				Arguments.of("corsexplain", CorsExplainEndpoint.ExplanationDescriptor.class));
	}

	@ParameterizedTest
	@MethodSource("endpoints")
	void everyFieldIsPromised(String endpoint, Class<?> descriptor) {
		promised(endpoint, fields(descriptor, "").toList());
	}

	private static Stream<String> fields(Type type, String path) {
		if (type instanceof ParameterizedType container) {
			Type[] arguments = container.getActualTypeArguments();
			return fields(arguments[arguments.length - 1], path + ((arguments.length == 2) ? ".*" : "[]"));
		}
		RecordComponent[] components = ((Class<?>) type).getRecordComponents();
		return (components == null) ? Stream.of(path) : Stream.of(components)
			.flatMap((field) -> fields(field.getGenericType(), path + (path.isEmpty() ? "" : ".") + field.getName()));
	}

	static Stream<Arguments> recordedEndpoints() {
		return endpoints().filter((endpoint) -> !endpoint.get()[0].equals("corsrevisions"));
	}

	@ParameterizedTest
	@MethodSource("recordedEndpoints")
	void answersHaveTheFieldsThatArePromised(String endpoint, Class<?> descriptor) throws IOException {
		Set<String> fields = new TreeSet<>();
		try (Stream<Path> answers = Files.list(Path.of("src/test/resources/actuate/golden"))) {
			String start = endpoint.replace("corsex", "ex");
			for (Path answer : answers.filter((path) -> path.getFileName().toString().startsWith(start)).toList()) {
				collect(JsonMapper.shared().readTree(answer.toFile()), "", fields);
			}
		}
		String onePolicy = "policies[].";
		assertThat(fields).isNotEmpty()
			.allMatch((field) -> PROMISES.between(endpoint).contains("`" + field + "`")
					|| PROMISES.between(endpoint).contains("`" + onePolicy + field + "`"));
	}

	private static void collect(JsonNode node, String path, Set<String> fields) {
		if (node.isValueNode()) {
			fields.add(path);
		}
		else if (node.isArray()) {
			node.forEach((element) -> collect(element, path + "[]", fields));
		}
		else {
			boolean byName = path.endsWith("properties");
			node.properties()
				.forEach((field) -> collect(field.getValue(),
						path + (path.isEmpty() ? "" : ".") + (byName ? "*" : field.getKey()), fields));
		}
	}

	private static void promised(String list, Collection<String> names) {
		List<String> quoted = names.stream().map((name) -> "`" + name + "`").toList();
		assertThat(PROMISES.between(list).strip().split(",\\s+"))
			.as("Put this in the list %s of docs/promises.md:%n%n%s%n", list, String.join(", ", quoted))
			.containsExactlyElementsOf(quoted);
	}

}
