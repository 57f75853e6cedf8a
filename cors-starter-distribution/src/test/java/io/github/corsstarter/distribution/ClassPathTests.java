package io.github.corsstarter.distribution;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Tests that the starter brings to a user's class path what the README says, and nothing
 * else.
 */
class ClassPathTests {

	private List<Path> jars = List.of();

	@BeforeEach
	void readClassPath() throws IOException {
		this.jars = Stream.of(Files.readString(Path.of("target/class-path")).strip().split(File.pathSeparator))
			.map(Path::of)
			.toList();
		assumeTrue(this.jars.stream().allMatch(Files::isRegularFile), "'mvn test' makes no jars");
	}

	private static String name(Path jar) {
		return jar.getFileName().toString().replaceAll("-\\d.*", "");
	}

	/**
	 * What every web application with Spring Boot has anyway.
	 */
	private static boolean isOfSpringBoot(Path jar) {
		return !name(jar).startsWith("cors-starter") && !name(jar).equals("crawler-commons");
	}

	@Test
	void starterBringsWhatTheReadmeSays() {
		List<List<String>> table = Page.read("README.md").rows("size");
		assertThat(this.jars.stream().filter((jar) -> !isOfSpringBoot(jar)).map(ClassPathTests::name))
			.containsExactlyInAnyOrderElementsOf(table.stream()
				.map((row) -> row.get(0))
				.filter((row) -> !row.equals("Sum"))
				.map((row) -> row.split("`")[1])
				.toList());
	}

	@Test
	void jarsAreAsLargeAsTheReadmeSays() throws IOException {
		long sum = 0;
		for (List<String> row : Page.read("README.md").rows("size")) {
			long stated = Long.parseLong(row.get(1).replace(" kB", ""));
			if (row.get(0).equals("Sum")) {
				assertThat(stated).isCloseTo(sum, withinPercentage(10));
				continue;
			}
			Path jar = this.jars.stream()
				.filter((path) -> row.get(0).contains("`" + name(path) + "`"))
				.findFirst()
				.get();
			assertThat(Math.round(Files.size(jar) / 1000.0)).as(name(jar)).isCloseTo(stated, withinPercentage(10));
			sum += stated;
		}
	}

	@Test
	void nothingElseComesButWhatSpringBootBringsAnyway() {
		assertThat(this.jars.stream().filter(ClassPathTests::isOfSpringBoot).map(ClassPathTests::name))
			.containsExactlyInAnyOrder("commons-logging", "jspecify", "micrometer-commons", "micrometer-observation",
					"spring-aop", "spring-beans", "spring-boot", "spring-boot-autoconfigure", "spring-context",
					"spring-core", "spring-expression", "spring-web");
	}

}
