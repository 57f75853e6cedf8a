package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * The files of {@code cors.reload.files}. A directory stands for the configuration files
 * in it.
 */
final class WatchedFiles {

	private final List<Path> paths;

	private WatchedFiles(List<Path> paths) {
		this.paths = paths;
	}

	static WatchedFiles of(Environment environment) {
		String[] files = Binder.get(environment)
			.bind("cors.reload.files", String[].class)
			.orElseGet(() -> new String[0]);
		return new WatchedFiles(Stream.of(files).map(WatchedFiles::path).toList());
	}

	private static Path path(String file) {
		String path = file.startsWith("file:") ? file.substring("file:".length()) : file;
		return Path.of(path).toAbsolutePath().normalize();
	}

	boolean isEmpty() {
		return this.paths.isEmpty();
	}

	List<Path> paths() {
		return this.paths;
	}

	/**
	 * What identifies the content of the files.
	 */
	String digest() {
		return FileDigest.of(this.paths);
	}

	/**
	 * The files as they are now.
	 */
	List<Path> list() {
		List<Path> files = new ArrayList<>();
		for (Path path : this.paths) {
			files.addAll(Files.isDirectory(path) ? within(path) : List.of(path));
		}
		return files;
	}

	private static List<Path> within(Path directory) {
		try (Stream<Path> files = Files.list(directory)) {
			return files.filter((file) -> isConfiguration(file.getFileName().toString()) && Files.isRegularFile(file))
				.sorted()
				.toList();
		}
		catch (IOException ex) {
			return List.of();
		}
	}

	private static boolean isConfiguration(String name) {
		String lowerCase = name.toLowerCase(Locale.ROOT);
		return !name.startsWith(".") && Stream.of(".yml", ".yaml", ".properties").anyMatch(lowerCase::endsWith);
	}

}
