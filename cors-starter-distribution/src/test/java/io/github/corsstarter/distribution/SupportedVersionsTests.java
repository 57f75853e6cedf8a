package io.github.corsstarter.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the documentation names the versions that are built and tested.
 */
class SupportedVersionsTests {

	private static String minor(String version) {
		return version.replaceAll("^(\\d+\\.\\d+).*", "$1");
	}

	private static String script() throws IOException {
		return Files.readString(Pom.ROOT.resolve(".ci/run"));
	}

	@Test
	void springBootIsThatOfTheBuildAndTheOldestThatIsTested() throws IOException {
		String oldest = minor(script().split("oldest_boot=")[1].split("\\R")[0]);
		String newest = minor(Pom.PARENT.text("properties/spring-boot.version"));
		assertThat(Page.read("README.md").text()).contains("Spring Boot " + oldest + " and " + newest);
		assertThat(Page.read("docs/promises.md").text())
			.contains("| Spring Boot | " + oldest + " and " + newest + " |");
	}

	@Test
	void javaIsThatOfTheBuildAndTheNewestThatIsTested() throws IOException {
		String oldest = Pom.PARENT.text("properties/maven.compiler.release");
		assertThat(script()).contains("JDK 25");
		assertThat(Page.read("README.md").text()).contains("on JDK " + oldest + " and 25");
		assertThat(Page.read("docs/promises.md").text()).contains("| Java | " + oldest + " and later |");
	}

	@ParameterizedTest
	@ValueSource(strings = { "README.md", "docs/getting-started.md" })
	void dependencyHasTheVersionOfTheBuild(String page) {
		List<String> versions = Page.read(page)
			.matches("cors-starter(?:-\\w+)?(?::|</artifactId>\\s*<version>|-)(\\d+\\.\\d+\\.\\d+(?:-SNAPSHOT)?)");
		assertThat(versions).isNotEmpty().containsOnly(PublishedModule.VERSION);
	}

}
