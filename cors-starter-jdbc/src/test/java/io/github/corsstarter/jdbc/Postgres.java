package io.github.corsstarter.jdbc;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.Assumptions;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A real PostgreSQL. Where its binaries do not run, a test is skipped, or with
 * {@code postgres.required} fails. For root, it runs in a user namespace of its own.
 */
final class Postgres implements AutoCloseable {

	private static final String MISSING = "Not tested on PostgreSQL: its binaries do not run here "
			+ "(they are for Linux on x86-64; root needs unshare -U)";

	private final Path directory;

	private EmbeddedPostgres server;

	private Postgres(Path directory, EmbeddedPostgres server) {
		this.directory = directory;
		this.server = server;
	}

	static Postgres start() {
		Path directory = null;
		try {
			directory = Files.createTempDirectory("cors-postgres");
			return new Postgres(directory, start(directory, 0));
		}
		catch (IOException | RuntimeException ex) {
			delete(directory);
			assertThat(Boolean.getBoolean("postgres.required")).as(MISSING + ": " + ex).isFalse();
			System.out.println(MISSING + ": " + ex);
			return Assumptions.abort(MISSING);
		}
	}

	private static EmbeddedPostgres start(Path directory, int port) throws IOException {
		return EmbeddedPostgres.builder()
			.setDataDirectory(directory)
			.setPort(port)
			.setCleanDataDirectory(false)
			.setServerConfig("synchronous_commit", "on")
			.setPGStartupWait(Duration.ofSeconds(30))
			.start();
	}

	String url() {
		return this.server.getJdbcUrl("postgres", "postgres");
	}

	/**
	 * A user of the database, such as those who write the table.
	 */
	JdbcClient sql() {
		return JdbcClient.create(dataSource());
	}

	DataSource dataSource() {
		return this.server.getPostgresDatabase();
	}

	/**
	 * Kill the server as if somebody had pulled the plug.
	 */
	void kill() {
		ProcessHandle main = ProcessHandle.of(pid()).orElseThrow();
		List<ProcessHandle> all = Stream.concat(main.descendants(), Stream.of(main)).toList();
		signal("KILL");
		// Its memory is only free for the next one when all of them have ended.
		all.forEach((process) -> process.onExit().orTimeout(10, TimeUnit.SECONDS).join());
	}

	/**
	 * Stop the server from doing anything, while all its connections stay open.
	 */
	void freeze() {
		signal("STOP");
	}

	void thaw() {
		signal("CONT");
	}

	private void signal(String name) {
		ProcessHandle main = ProcessHandle.of(pid()).orElseThrow();
		main.descendants().forEach((process) -> signal(name, process));
		signal(name, main);
	}

	private static void signal(String name, ProcessHandle process) {
		try {
			new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
		}
		catch (IOException | InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private long pid() {
		try {
			return Long.parseLong(Files.readAllLines(this.directory.resolve("postmaster.pid")).get(0).strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Start the server on the same port after it was killed.
	 */
	void restart() {
		try {
			this.server.close();
			this.server = startAgain(this.server.getPort());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private EmbeddedPostgres startAgain(int port) throws IOException {
		try {
			return start(this.directory, port);
		}
		catch (IOException ex) {
			return start(this.directory, port);
		}
	}

	@Override
	public void close() {
		try {
			this.server.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		delete(this.directory);
	}

	private static void delete(Path directory) {
		try {
			FileSystemUtils.deleteRecursively(directory);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
