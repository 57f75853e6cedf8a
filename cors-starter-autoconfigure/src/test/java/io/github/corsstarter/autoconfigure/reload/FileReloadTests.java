package io.github.corsstarter.autoconfigure.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.change.PolicySet;
import org.awaitility.Awaitility;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that policies follow configuration files, however these are changed.
 */
@ExtendWith(OutputCaptureExtension.class)
class FileReloadTests {

	private static final String A = "https://a.example.com";

	private static final String B = "https://b.example.com";

	@TempDir
	Path directory;

	@ParameterizedTest
	@EnumSource(Server.class)
	void aFileThatIsWrittenAgainHolds(Server server) throws IOException {
		Path file = write("cors.yml", A);
		try (RunningApplication application = start(server, file)) {
			assertThat(isAllowed(application, A)).isTrue();
			write("cors.yml", B);
			awaitAllowed(application, B);
			assertThat(isAllowed(application, A)).isFalse();
			assertThat(revision(application).source()).isEqualTo("files");
			assertThat(revision(application).differences()).extracting(Object::toString)
				.containsExactly("widens /** allows the origin https://b.example.com (policy default)",
						"narrows /** no longer allows the origin https://a.example.com (policy default)");
		}
	}

	@Test
	void aFileThatAnEditorRenamesHolds() throws IOException {
		Path file = write("cors.yml", A);
		try (RunningApplication application = start(Server.TOMCAT, file)) {
			for (String origin : new String[] { B, A, B }) {
				Files.move(write("cors.yml~", origin), file, StandardCopyOption.ATOMIC_MOVE);
				awaitAllowed(application, origin);
			}
		}
	}

	@Test
	void eachSwapOfAMountedConfigMapHolds() throws IOException {
		Path file = mount("..2026_1", A);
		try (RunningApplication application = start(Server.TOMCAT, file)) {
			mount("..2026_2", B);
			awaitAllowed(application, B);
			mount("..2026_3", A);
			awaitAllowed(application, A);
			mount("..2026_4", B);
			awaitAllowed(application, B);
		}
	}

	@Test
	void aDirectoryStandsForTheFilesInIt() throws IOException {
		mount("..2026_1", A);
		try (RunningApplication application = start(Server.TOMCAT, this.directory)) {
			assertThat(isAllowed(application, A)).isTrue();
			mount("..2026_2", B);
			awaitAllowed(application, B);
		}
	}

	@Test
	void whatIsInvalidNeverServesAndIsReportedOnce(CapturedOutput output) throws IOException {
		Path file = write("cors.yml", A);
		try (RunningApplication application = start(Server.TOMCAT, file)) {
			Files.writeString(file, "cors:\n  allowed-origins: https://b.example.com/\n");
			awaitRejected(application);
			assertThat(isAllowed(application, A)).isTrue();
			Files.writeString(file, "cors:\n  allowed-origins: https://b.example.com/ \n");
			write("cors.yml", B);
			awaitAllowed(application, B);
			assertThat(application.context().getBean(CorsRevisions.class).rejected()).isNull();
		}
		assertThat(output).containsOnlyOnce("was rejected. The last good ones still hold, but a restart would fail.")
			.contains("cors.yml] - 2:20")
			.contains("Use `https://b.example.com`");
	}

	@Test
	void aFileThatIsNotYamlIsReported(CapturedOutput output) throws IOException {
		Path file = write("cors.yml", A);
		try (RunningApplication application = start(Server.TOMCAT, file)) {
			Files.writeString(file, "cors:\n  allowed-origins: [unfinished\n");
			awaitRejected(application);
			assertThat(isAllowed(application, A)).isTrue();
			Files.delete(file);
			Awaitility.await().untilAsserted(() -> assertThat(output).contains("cannot be found"));
			assertThat(isAllowed(application, A)).isTrue();
			write("cors.yml", B);
			awaitAllowed(application, B);
		}
		assertThat(output).contains("CONFIGURATION_UNREADABLE");
	}

	@Test
	void aMisspelledPropertyIsRejectedThoughThePoliciesAreTheSame() throws IOException {
		Path file = write("cors.yml", A);
		try (RunningApplication application = start(Server.TOMCAT, file)) {
			Files.writeString(file, "cors:\n  allowed-origins: " + A + "\n  max-ages: 10s\n");
			awaitRejected(application);
			write("cors.yml", A);
			Awaitility.await()
				.untilAsserted(
						() -> assertThat(application.context().getBean(CorsRevisions.class).rejected()).isNull());
			assertThat(revision(application).number()).isEqualTo(1);
		}
	}

	@Test
	void aFileThatSpringBootImportsKeepsItsPlace() throws IOException {
		Path file = write("imported.yml", A);
		Path other = write("other.yml", B);
		try (RunningApplication application = RunningApplication.on(Server.TOMCAT)
			.with(Application.class)
			.properties("spring.config.import=file:" + file + ",file:" + other, "cors.reload.files=" + file,
					"cors.reload.quiet-period=50ms", "logging.level.io.github.corsstarter=info")
			.start()) {
			assertThat(isAllowed(application, B)).isTrue();
			Files.writeString(file, "cors:\n  allowed-origins: " + A + "\n  exposed-headers: ETag\n");
			Awaitility.await().untilAsserted(() -> assertThat(revision(application).number()).isEqualTo(2));
			assertThat(isAllowed(application, B)).isTrue();
		}
	}

	@Test
	void defaultPropertiesGiveWayToTheFile() throws IOException {
		Path file = write("cors.yml", A);
		try (RunningApplication application = RunningApplication.on(Server.TOMCAT)
			.with(Application.class)
			.properties("cors.reload.files=" + file, "cors.allowed-origins=" + B)
			.start()) {
			assertThat(isAllowed(application, A)).isTrue();
			assertThat(isAllowed(application, B)).isFalse();
		}
	}

	@Test
	void aNotificationThatIsLostCostsOneInterval() throws Exception {
		Path file = write("cors.yml", A);
		AtomicInteger reloads = new AtomicInteger();
		AtomicReference<String> read = new AtomicReference<>("");
		Path elsewhere = this.directory.resolve("elsewhere");
		Files.createDirectory(elsewhere);
		Path target = elsewhere.resolve("cors.yml");
		Files.move(file, target);
		// A hard link is changed in a directory that nobody watches.
		Files.createLink(file, target);
		FileWatch watch = new FileWatch(List.of(file), Duration.ofMillis(20), Duration.ofMillis(300),
				() -> content(file), read::get, () -> {
					read.set(content(file));
					reloads.incrementAndGet();
				});
		watch.start();
		try {
			Awaitility.await().untilAtomic(reloads, Matchers.is(1));
			Files.writeString(target, "cors: {}");
			Awaitility.await().atMost(Duration.ofSeconds(2)).untilAtomic(reloads, Matchers.is(2));
		}
		finally {
			watch.stop();
		}
		assertThat(watch.isRunning()).isFalse();
	}

	private static String content(Path file) {
		try {
			return Files.readString(file);
		}
		catch (IOException ex) {
			return "";
		}
	}

	@Test
	void aFileThatIsHalfWrittenNeverHolds() throws Exception {
		Path file = write("cors.yml", A);
		try (RunningApplication application = start(Server.TOMCAT, file, "1s")) {
			for (int i = 0; i < 20; i++) {
				Files.writeString(file, "");
				Thread.sleep(10);
				write("cors.yml", (i % 2 == 0) ? B : A);
				Thread.sleep(10);
			}
			Awaitility.await().untilAsserted(() -> assertThat(isAllowed(application, A)).isTrue());
			assertThat(application.context().getBean(CorsRevisions.class).list()).extracting(CorsRevision::hash)
				.doesNotContain(PolicySet.of(List.of()).hash());
		}
	}

	private RunningApplication start(Server server, Path file) {
		return start(server, file, "50ms");
	}

	private RunningApplication start(Server server, Path file, String quietPeriod) {
		return RunningApplication.on(server)
			.with(Application.class)
			.properties("cors.reload.files=" + file, "cors.reload.quiet-period=" + quietPeriod,
					"logging.level.io.github.corsstarter=info")
			.start();
	}

	private Path write(String name, String origin) throws IOException {
		return Files.writeString(this.directory.resolve(name), "cors:\n  allowed-origins: " + origin + "\n");
	}

	/**
	 * Change files as the kubelet does: a new directory, and then one rename of the link
	 * to it.
	 */
	private Path mount(String version, String origin) throws IOException {
		Path data = Files.createDirectory(this.directory.resolve(version));
		Files.writeString(data.resolve("cors.yml"), "cors:\n  allowed-origins: " + origin + "\n");
		Path link = Files.createSymbolicLink(this.directory.resolve("..data_tmp"), Path.of(version));
		Files.move(link, this.directory.resolve("..data"), StandardCopyOption.ATOMIC_MOVE,
				StandardCopyOption.REPLACE_EXISTING);
		Path file = this.directory.resolve("cors.yml");
		if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
			Files.createSymbolicLink(file, Path.of("..data/cors.yml"));
		}
		return file;
	}

	private static void awaitAllowed(RunningApplication application, String origin) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(isAllowed(application, origin)).isTrue());
	}

	private static void awaitRejected(RunningApplication application) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(10))
			.untilAsserted(() -> assertThat(application.context().getBean(CorsRevisions.class).rejected()).isNotNull());
	}

	private static CorsRevision revision(RunningApplication application) {
		return application.context().getBean(CorsRevisions.class).active();
	}

	private static boolean isAllowed(RunningApplication application, String origin) {
		return application.client()
			.send("GET", "/api/x", "Origin", origin)
			.header("Access-Control-Allow-Origin")
			.contains(origin);
	}

	@EnableAutoConfiguration
	static class Application {

	}

}
