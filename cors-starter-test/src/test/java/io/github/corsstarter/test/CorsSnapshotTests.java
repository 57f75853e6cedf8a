package io.github.corsstarter.test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.github.corsstarter.test.CorsSnapshot.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Tests that a change of policies fails until somebody writes the snapshot anew.
 */
class CorsSnapshotTests {

	private static final String UPDATE = "browser-tester.update-snapshot";

	@TempDir
	private Path directory;

	private Path file;

	@BeforeEach
	void locate() {
		doNotUpdate();
		this.file = this.directory.resolve("snapshots").resolve("cors.snapshot");
	}

	@AfterEach
	void doNotUpdate() {
		System.clearProperty(UPDATE);
	}

	@Test
	void saysHowToWriteTheFirstOneAndWritesNothing() {
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(registry(Shop.POLICY)).matchesSnapshot(this.file))
			.withMessageContaining("There is no snapshot")
			.withMessageContaining("-Dbrowser-tester.update-snapshot=true")
			.withMessageContaining(Shop.ORIGIN);
		assertThat(this.file).doesNotExist();
	}

	@Test
	void matchesWhatItHasWritten() throws IOException {
		write(Shop.POLICY);
		assertThat(registry(Shop.POLICY)).matchesSnapshot(this.file);
		Files.writeString(this.file, Files.readString(this.file).replace("\n", "\r\n"));
		assertThat(registry(Shop.POLICY)).matchesSnapshot(this.file);
	}

	@Test
	void saysWhatAChangeWidensAndNarrows() {
		write(Shop.POLICY);
		CorsPolicy changed = Shop.POLICY.toBuilder()
			.allowedOrigins(Shop.ORIGIN, "https://*.example.org")
			.allowedMethods("GET", "PUT", "DELETE")
			.build();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(registry(changed)).matchesSnapshot(this.file))
			.withMessageContaining("  widens /api/** allows the origin https://*.example.org (policy shop)")
			.withMessageContaining("  widens /api/** allows the method DELETE (policy shop)")
			.withMessageContaining(
					"  narrows /api/** no longer allows the origin https://admin.example.com (policy shop)")
			.withMessageContaining("-Dbrowser-tester.update-snapshot=true");
	}

	@Test
	void doesNotPassOverAChangeOfAName() {
		write(Shop.POLICY);
		CorsPolicy renamed = CorsPolicy.builder("store")
			.paths(Shop.POLICY.paths())
			.allowedOrigins(Shop.POLICY.allowedOrigins())
			.allowedMethods(Shop.POLICY.allowedMethods())
			.allowedHeaders(Shop.POLICY.allowedHeaders())
			.exposedHeaders(Shop.POLICY.exposedHeaders())
			.allowCredentials(true)
			.build();
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(registry(renamed)).matchesSnapshot(this.file))
			.withMessageContaining("Nobody may do more or less");
	}

	@Test
	void saysThatATextIsNotASnapshot() throws IOException {
		Files.createDirectories(this.file.getParent());
		Files.writeString(this.file, "<<<<<<< ours\n");
		assertThatExceptionOfType(AssertionError.class)
			.isThrownBy(() -> assertThat(registry(Shop.POLICY)).matchesSnapshot(this.file))
			.withMessageContaining("cannot be read");
	}

	private void write(CorsPolicy policy) {
		System.setProperty(UPDATE, "true");
		assertThat(registry(policy)).matchesSnapshot(this.file);
		System.clearProperty(UPDATE);
	}

	private static CorsPolicyRegistry registry(CorsPolicy policy) {
		return new CorsPolicyRegistry(List.of(policy));
	}

}
