package io.github.corsstarter.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that what users compile against changes only on purpose. The lists are written
 * anew with the system property {@code api.update}.
 */
class PublicApiTests {

	private static final Path LISTS = Path.of("src/test/resources/api");

	static List<PublishedModule> modules() {
		return PublishedModule.jars().stream().filter(PublishedModule::hasCode).toList();
	}

	@ParameterizedTest
	@MethodSource("modules")
	void signaturesAreThoseOfTheList(PublishedModule module) throws IOException {
		Path list = LISTS.resolve(module.name() + ".txt");
		String signatures = PublicApi.of(module.jar());
		if (Boolean.getBoolean("api.update")) {
			Files.createDirectories(LISTS);
			Files.writeString(list, signatures);
		}
		assertThat(signatures.lines()).isNotEmpty()
			.as("the lines of %s; -Dapi.update=true writes them anew", list)
			.containsExactlyElementsOf(Files.readAllLines(list));
	}

	@Test
	void everyPackageIsPromised() throws IOException {
		Set<String> packages = new TreeSet<>();
		for (PublishedModule module : modules()) {
			Files.readAllLines(LISTS.resolve(module.name() + ".txt"))
				.stream()
				.filter((line) -> !line.startsWith("\t"))
				.forEach((line) -> packages.add("`" + PublicApi.packageOf(line) + "` | `" + module + "`"));
		}
		assertThat(Page.read("docs/promises.md").rows("packages")).extracting((row) -> row.get(0) + " | " + row.get(1))
			.containsExactlyInAnyOrderElementsOf(packages);
	}

	@Test
	void everyListIsThatOfModule() throws IOException {
		try (Stream<Path> lists = Files.list(LISTS)) {
			assertThat(lists.map((list) -> list.getFileName().toString())).containsExactlyInAnyOrderElementsOf(
					modules().stream().map((module) -> module.name() + ".txt").toList());
		}
	}

}
