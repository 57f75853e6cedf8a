package io.github.corsstarter.distribution;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what the README promises with its first three blocks: an ordinary project
 * somewhere else, which has the dependency and the properties, answers the request so.
 */
class FirstFiveMinutesTests {

	private static final Page README = Page.read("README.md");

	@Test
	void requestOfTheReadmeIsAnsweredAsTheReadmeSays(@TempDir Path directory) throws Exception {
		PublishedModule.all().forEach(PublishedModule::published);
		UserProject project = new UserProject(directory.toRealPath());
		project.write("pom.xml", UserProject.pom(README.block("xml")));
		project.write("src/main/resources/application.yml", README.block("yaml"));
		project.write("src/main/java/com/example/Application.java", UserProject.APPLICATION);
		assertThat(project.compile()).as("the output of Maven").doesNotContain("ERROR");
		String[] shown = README.block("console").split("\\R", 2);
		try (UserProject.Application application = project.start()) {
			RawResponse response = send(new RawClient(application.port()), shown[0]);
			assertThat(lines(response))
				.containsAll(shown[1].strip().lines().skip(1).filter((line) -> !line.isEmpty()).toList());
			assertThat(shown[1]).startsWith("HTTP/1.1 " + response.status() + "\n");
			assertThat(response.cors())
				.hasSize((int) shown[1].lines().filter((line) -> line.startsWith("Access-")).count());
		}
	}

	/**
	 * Sends what {@code curl -i http://localhost:8080/path -H 'Name: value'} does.
	 */
	private static RawResponse send(RawClient client, String command) {
		String target = command.replaceAll(".*http://localhost:8080(\\S*).*", "$1");
		String[] header = command.replaceAll(".*-H '(.*)'$", "$1").split(": ");
		return client.send("GET", target, header);
	}

	private static List<String> lines(RawResponse response) {
		return Stream.concat(response.lines().stream(), Stream.of(response.body())).toList();
	}

}
