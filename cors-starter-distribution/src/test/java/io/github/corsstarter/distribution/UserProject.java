package io.github.corsstarter.distribution;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.springframework.core.SpringVersion;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A project outside this source tree. Its Maven has an empty local repository and two
 * remote ones, both folders: what this build publishes, and what this build has used.
 */
final class UserProject {

	private static final Pattern PORT = Pattern.compile("Tomcat started on port (\\d+)");

	static final String APPLICATION = """
			package com.example;

			import org.springframework.boot.SpringApplication;
			import org.springframework.boot.autoconfigure.SpringBootApplication;
			import org.springframework.http.ResponseEntity;
			import org.springframework.web.bind.annotation.GetMapping;
			import org.springframework.web.bind.annotation.RestController;

			@SpringBootApplication
			@RestController
			public class Application {

				public static void main(String[] args) {
					SpringApplication.run(Application.class, args);
				}

				@GetMapping(path = "/api/products/1", produces = "application/json")
				ResponseEntity<String> product() {
					return ResponseEntity.ok().eTag("d719984").body("{\\"id\\":1,\\"name\\":\\"Teapot\\",\\"price\\":24.90}");
				}

			}
			""";

	private static final String POM = """
			<project>
				<modelVersion>4.0.0</modelVersion>
				<groupId>com.example</groupId>
				<artifactId>shop</artifactId>
				<version>1</version>
				<properties>
					<maven.compiler.release>17</maven.compiler.release>
					<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding>
				</properties>
				<dependencyManagement>
					<dependencies>
						<dependency>
							<groupId>org.springframework.boot</groupId>
							<artifactId>spring-boot-dependencies</artifactId>
							<version>%s</version>
							<type>pom</type>
							<scope>import</scope>
						</dependency>
					</dependencies>
				</dependencyManagement>
				<dependencies>
					<dependency>
						<groupId>org.springframework.boot</groupId>
						<artifactId>spring-boot-starter-webmvc</artifactId>
					</dependency>
					%s
				</dependencies>
				<build>
					<plugins>
						%s
					</plugins>
				</build>
			</project>
			""";

	private static final String SETTINGS = """
			<settings>
				<localRepository>%s</localRepository>
				<profiles>
					<profile>
						<id>folders</id>
						<repositories>%s</repositories>
						<pluginRepositories>%s</pluginRepositories>
					</profile>
				</profiles>
				<activeProfiles>
					<activeProfile>folders</activeProfile>
				</activeProfiles>
			</settings>
			""";

	private final Path directory;

	UserProject(Path directory) {
		this.directory = directory;
	}

	/**
	 * A POM with the dependency of the README, and with the plugins of this build,
	 * because no others are there without a network.
	 */
	static String pom(String dependency) {
		StringBuilder plugins = new StringBuilder();
		for (String name : List.of("resources", "compiler", "dependency")) {
			String plugin = "maven-" + name + "-plugin";
			String version = Pom.PARENT
				.text("build/pluginManagement/plugins/plugin[artifactId='" + plugin + "']/version");
			plugins
				.append("<plugin><artifactId>%s</artifactId><version>%s</version></plugin>".formatted(plugin, version));
		}
		return POM.formatted(System.getProperty("spring-boot.version"), dependency, plugins);
	}

	void write(String file, String text) throws IOException {
		Path path = this.directory.resolve(file);
		Files.createDirectories(path.getParent());
		Files.writeString(path, text);
	}

	/**
	 * Compile and find the class path.
	 * @return the output of Maven
	 */
	String compile() throws Exception {
		publish();
		write("settings.xml", SETTINGS.formatted(this.directory.resolve("local"), repositories("repository"),
				repositories("pluginRepository")));
		Path maven = Path.of(System.getProperty("maven.home"), "bin", isWindows() ? "mvn.cmd" : "mvn");
		return run(List.of(maven.toString(), "-B", "-ntp", "-s", "settings.xml", "-gs", "settings.xml", "compile",
				"dependency:build-classpath", "-Dmdep.outputFile=class-path"));
	}

	private static boolean isWindows() {
		return File.separatorChar == '\\';
	}

	private void publish() throws IOException {
		for (PublishedModule module : PublishedModule.all()) {
			Path target = this.directory.resolve("published/io/github/corsstarter")
				.resolve(module.name())
				.resolve(PublishedModule.VERSION);
			Files.createDirectories(target);
			String file = module.name() + "-" + PublishedModule.VERSION;
			Files.copy(module.published().path(), target.resolve(file + ".pom"));
			if (PublishedModule.jars().contains(module)) {
				Files.copy(module.jar(), target.resolve(file + ".jar"));
			}
		}
	}

	/**
	 * Central is among them, or Maven adds its own.
	 */
	private String repositories(String element) throws URISyntaxException {
		return repository(element, "central", localRepository())
				+ repository(element, "published", this.directory.resolve("published"));
	}

	/**
	 * Where Maven has the jars of this test, five folders above one of Spring's.
	 */
	private static Path localRepository() throws URISyntaxException {
		Path folder = Path.of(SpringVersion.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		for (int i = 0; i < 5; i++) {
			folder = folder.getParent();
		}
		return folder;
	}

	private static String repository(String element, String id, Path folder) {
		return "<%1$s><id>%2$s</id><url>%3$s</url><releases><checksumPolicy>ignore</checksumPolicy></releases><snapshots><enabled>true</enabled><checksumPolicy>ignore</checksumPolicy></snapshots></%1$s>"
			.formatted(element, id, folder.toUri());
	}

	private String run(List<String> command) throws Exception {
		Path output = this.directory.resolve("output.txt");
		ProcessBuilder builder = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.redirectOutput(output.toFile());
		builder.environment().keySet().removeIf((name) -> name.startsWith("MAVEN_"));
		Process process = builder.start();
		try {
			assertThat(process.waitFor(5, TimeUnit.MINUTES)).as("Maven ends").isTrue();
		}
		finally {
			process.destroyForcibly();
		}
		return Files.readString(output, StandardCharsets.UTF_8);
	}

	/**
	 * Start the application on a free port.
	 */
	Application start() throws Exception {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.add("-cp");
		command.add(
				"target/classes" + File.pathSeparator + Files.readString(this.directory.resolve("class-path")).strip());
		command.add("com.example.Application");
		command.add("--server.port=0");
		Process process = new ProcessBuilder(command).directory(this.directory.toFile())
			.redirectErrorStream(true)
			.start();
		return Application.of(process);
	}

	/**
	 * The application of the project, while it runs.
	 */
	record Application(Process process, int port) implements AutoCloseable {

		private static Application of(Process process) throws IOException {
			StringBuilder output = new StringBuilder();
			String line = process.inputReader().readLine();
			while (line != null) {
				output.append(line).append('\n');
				Matcher started = PORT.matcher(line);
				if (started.find()) {
					return new Application(process, Integer.parseInt(started.group(1)));
				}
				line = process.inputReader().readLine();
			}
			throw new AssertionError("Did not start: " + output);
		}

		@Override
		public void close() {
			this.process.destroy();
		}

	}

}
