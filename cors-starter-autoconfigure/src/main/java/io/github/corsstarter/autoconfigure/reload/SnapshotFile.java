package io.github.corsstarter.autoconfigure.reload;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsOriginSource.Entry;
import io.github.corsstarter.CorsOriginSource.Fetched;
import org.jspecify.annotations.Nullable;

/**
 * Keeps what a source returned last, for a start without it: a line with the revision,
 * and a line with policy, origin and place for each entry.
 */
final class SnapshotFile {

	private static final String SEPARATOR = "\t";

	private final Path path;

	SnapshotFile(Path path) {
		this.path = path.toAbsolutePath();
	}

	/**
	 * Write a file beside the last one and then rename it, so that there is always a
	 * whole one.
	 */
	void write(Fetched fetched) throws IOException {
		List<String> lines = new ArrayList<>();
		lines.add(line(fetched.revision()));
		fetched.entries()
			.forEach((entry) -> lines
				.add(line(entry.policy(), entry.origin(), (entry.place() != null) ? entry.place() : "")));
		Path parent = this.path.getParent();
		if (parent != null) {
			Files.createDirectories(parent);
		}
		Path next = this.path.resolveSibling(this.path.getFileName() + ".next");
		Files.write(next, lines, StandardCharsets.UTF_8);
		Files.move(next, this.path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
	}

	private static String line(String... values) {
		List<String> cleaned = new ArrayList<>();
		for (String value : values) {
			cleaned.add(value.replaceAll("[\\t\\r\\n]", " "));
		}
		return String.join(SEPARATOR, cleaned);
	}

	Fetched read(int maxEntries) throws IOException {
		try (BufferedReader lines = Files.newBufferedReader(this.path, StandardCharsets.UTF_8)) {
			String revision = lines.readLine();
			if (revision == null) {
				throw new IOException("the file is empty");
			}
			List<Entry> entries = new ArrayList<>();
			for (String line = lines.readLine(); line != null && entries.size() < maxEntries; line = lines.readLine()) {
				entries.add(entry(line));
			}
			return new Fetched(revision, entries);
		}
	}

	private static Entry entry(String line) throws IOException {
		String[] values = line.split(SEPARATOR, -1);
		if (values.length != 3) {
			throw new IOException("a line has not three values");
		}
		@Nullable String place = values[2].isEmpty() ? null : values[2];
		return new Entry(values[0], values[1], place);
	}

}
