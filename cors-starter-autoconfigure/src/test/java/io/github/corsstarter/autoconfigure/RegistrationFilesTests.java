package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.util.ClassUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the files with which Spring Boot finds this library: a name that does not
 * exist is skipped without a word.
 */
class RegistrationFilesTests {

	private static final Path META_INF = Path.of("src/main/resources/META-INF");

	static List<Path> files() throws IOException {
		try (Stream<Path> files = Files.list(META_INF.resolve("spring"))) {
			return files.filter((file) -> file.toString().matches(".*\\.(imports|includes)")).toList();
		}
	}

	@ParameterizedTest
	@MethodSource("files")
	void namesClassesThatExist(Path file) throws IOException {
		assertThat(Files.readAllLines(file)).isNotEmpty()
			.allMatch(RegistrationFilesTests::exists)
			.doesNotHaveDuplicates();
	}

	@ParameterizedTest
	@MethodSource("files")
	void isNamedAfterAnAnnotationThatExists(Path file) {
		assertThat(file.getFileName().toString().replaceFirst("\\.(imports|includes)$", ""))
			.matches(RegistrationFilesTests::exists);
	}

	@Test
	void importsEveryAutoConfiguration() throws Exception {
		List<String> found = new ArrayList<>();
		for (String name : classes()) {
			if (Class.forName(name).isAnnotationPresent(AutoConfiguration.class)) {
				found.add(name);
			}
		}
		assertThat(Files.readAllLines(META_INF.resolve("spring/" + AutoConfiguration.class.getName() + ".imports")))
			.containsExactlyInAnyOrderElementsOf(found)
			.isSorted();
	}

	@Test
	void namesAFailureAnalyzerThatExists() throws Exception {
		Properties factories = new Properties();
		try (var reader = Files.newBufferedReader(META_INF.resolve("spring.factories"))) {
			factories.load(reader);
		}
		assertThat(factories).containsOnlyKeys(FailureAnalyzer.class.getName());
		Class<?> type = Class.forName(factories.getProperty(FailureAnalyzer.class.getName()));
		assertThat(type).isAssignableTo(FailureAnalyzer.class);
	}

	private static List<String> classes() throws IOException {
		Path root = Path.of("src/main/java");
		try (Stream<Path> files = Files.walk(root)) {
			return files.map((file) -> root.relativize(file).toString())
				.filter((file) -> file.endsWith(".java") && !file.endsWith("package-info.java"))
				.map((file) -> file.replace(".java", "").replace('/', '.').replace('\\', '.'))
				.toList();
		}
	}

	private static boolean exists(String name) {
		return ClassUtils.isPresent(name, RegistrationFilesTests.class.getClassLoader());
	}

}
