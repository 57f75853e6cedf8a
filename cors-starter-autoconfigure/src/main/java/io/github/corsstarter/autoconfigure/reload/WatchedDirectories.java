package io.github.corsstarter.autoconfigure.reload;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * The directories in which a change of files shows: editors and Kubernetes rename, so it
 * is their directories that have to be watched, and those of every link on the way.
 */
final class WatchedDirectories {

	private static final int MAX_LINKS = 20;

	private WatchedDirectories() {
	}

	static Set<Path> of(List<Path> paths) {
		Set<Path> directories = new LinkedHashSet<>();
		for (Path path : paths) {
			add(path, directories);
		}
		directories.removeIf((directory) -> !Files.isDirectory(directory));
		return directories;
	}

	private static void add(Path path, Set<Path> directories) {
		if (Files.isDirectory(path)) {
			directories.add(path);
			try (Stream<Path> files = Files.list(path)) {
				files.filter(Files::isSymbolicLink).forEach((link) -> addLinks(link, directories));
			}
			catch (IOException ex) {
				// What cannot be listed is noticed by the next poll.
			}
		}
		addLinks(path, directories);
	}

	private static void addLinks(Path path, Set<Path> directories) {
		@Nullable Path link = path;
		for (int i = 0; i < MAX_LINKS && link != null; i++) {
			Path parent = link.getParent();
			if (parent != null) {
				directories.add(parent);
			}
			link = target(link, parent);
		}
		try {
			Path real = path.toRealPath().getParent();
			if (real != null) {
				directories.add(real);
			}
		}
		catch (IOException ex) {
			// A file that is not there yet has no links.
		}
	}

	private static @Nullable Path target(Path link, @Nullable Path parent) {
		try {
			return (parent != null && Files.isSymbolicLink(link)) ? parent.resolve(Files.readSymbolicLink(link)) : null;
		}
		catch (IOException ex) {
			return null;
		}
	}

}
