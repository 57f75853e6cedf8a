package io.github.corsstarter.distribution;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A module that a user can depend on, with what the build made of it.
 */
record PublishedModule(String name) {

	static final String VERSION = System.getProperty("project.version");

	/**
	 * Every module that does not skip its deployment.
	 */
	static List<PublishedModule> all() {
		return Pom.PARENT.texts("modules/module")
			.stream()
			.map(PublishedModule::new)
			.filter((module) -> module.written().text("properties/maven.deploy.skip").equals("false"))
			.toList();
	}

	static List<PublishedModule> jars() {
		return all().stream().filter((module) -> !module.written().text("packaging").equals("pom")).toList();
	}

	static List<String> unpublished() {
		List<String> names = all().stream().map(PublishedModule::name).toList();
		return Pom.PARENT.texts("modules/module").stream().filter((module) -> !names.contains(module)).toList();
	}

	boolean hasCode() {
		return Files.exists(Pom.ROOT.resolve(this.name).resolve("src/main/java"));
	}

	/**
	 * The POM of the source tree.
	 */
	Pom written() {
		return new Pom(Pom.ROOT.resolve(this.name).resolve("pom.xml"));
	}

	/**
	 * The POM that is published.
	 */
	Pom published() {
		return new Pom(built("flattened-pom.xml"));
	}

	Path jar() {
		return built(this.name + "-" + VERSION + ".jar");
	}

	private Path built(String file) {
		Path built = Pom.ROOT.resolve(this.name).resolve("target").resolve(file);
		assumeTrue(Files.exists(built), () -> built + " is not there: 'mvn verify' makes it, 'mvn test' does not");
		return built;
	}

	@Override
	public String toString() {
		return this.name;
	}

}
