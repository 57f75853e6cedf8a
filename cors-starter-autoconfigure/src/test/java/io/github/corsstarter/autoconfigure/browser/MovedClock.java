package io.github.corsstarter.autoconfigure.browser;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * A clock of a browser that can be set forward while it runs, by a library that is
 * compiled for it. Where there is no C compiler, a test is skipped, or with
 * {@code browser.required} fails.
 */
final class MovedClock {

	private static final String COMPILER = "cc";

	private final Path library;

	private final Path seconds;

	private MovedClock(Path library, Path seconds) {
		this.library = library;
		this.seconds = seconds;
	}

	/**
	 * Compile the library.
	 * @param directory where to
	 */
	static MovedClock in(Path directory) throws IOException, InterruptedException {
		assumeCompiler();
		Path source = directory.resolve("clock.c");
		try (InputStream file = MovedClock.class.getResourceAsStream("/browser/clock.c")) {
			Files.copy(file, source);
		}
		Path library = directory.resolve("clock.so");
		Process compiler = new ProcessBuilder(COMPILER, "-shared", "-fPIC", "-O1", "-o", library.toString(),
				source.toString(), "-ldl")
			.inheritIO()
			.start();
		Assertions.assertEquals(0, compiler.waitFor(), "clock.c cannot be compiled");
		MovedClock clock = new MovedClock(library, directory.resolve("clock"));
		clock.set(0);
		return clock;
	}

	private static void assumeCompiler() {
		boolean present = Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.anyMatch((folder) -> Files.isExecutable(Path.of(folder, COMPILER)));
		if (!present) {
			String message = "There is no C compiler for the clock of browsers: apt-get install gcc libc6-dev";
			Assertions.assertFalse(Boolean.getBoolean("browser.required"), message);
			Assumptions.abort(message);
		}
	}

	Map<String, String> variables() {
		return Map.of("LD_PRELOAD", this.library.toString(), "CLOCK", this.seconds.toString());
	}

	/**
	 * Set the clock to a number of seconds after the real time.
	 */
	void set(long forward) {
		ByteBuffer content = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.nativeOrder()).putLong(forward).flip();
		try (FileChannel channel = FileChannel.open(this.seconds, StandardOpenOption.CREATE,
				StandardOpenOption.WRITE)) {
			channel.write(content);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
