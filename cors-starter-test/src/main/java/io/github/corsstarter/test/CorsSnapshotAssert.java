package io.github.corsstarter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.change.PolicyDifference;
import io.github.corsstarter.change.PolicySet;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on all policies of an application.
 */
public final class CorsSnapshotAssert extends AbstractAssert<CorsSnapshotAssert, PolicySet> {

	/**
	 * Not one of the starter's own prefix, under which it knows every name.
	 */
	private static final String UPDATE = "browser-tester.update-snapshot";

	private static final Path RESOURCES = Path.of("src", "test", "resources");

	CorsSnapshotAssert(PolicySet policies) {
		super(policies, CorsSnapshotAssert.class);
	}

	/**
	 * The policies say what the text in {@code src/test/resources} says. The failure says
	 * what a change widens or narrows. With the system property
	 * {@code browser-tester.update-snapshot=true}, the text is written anew.
	 * @param name the name of the file
	 * @return this
	 */
	public CorsSnapshotAssert matchesSnapshot(String name) {
		return matchesSnapshot(RESOURCES.resolve(name));
	}

	/**
	 * The policies say what a text says, as in {@link #matchesSnapshot(String)}.
	 * @param file the file
	 * @return this
	 */
	public CorsSnapshotAssert matchesSnapshot(Path file) {
		isNotNull();
		PolicySet policies = Objects.requireNonNull(this.actual);
		if (Boolean.getBoolean(UPDATE)) {
			write(file, policies.text());
			return this;
		}
		if (!Files.exists(file)) {
			throw failure(
					"%nThere is no snapshot %s. Run the test once with -D%s=true, and review what it writes:%n%n%s",
					file, UPDATE, policies.text());
		}
		String text = read(file);
		if (!text.equals(policies.text())) {
			throw failure(
					"%nThe policies are not those of %s:%n%n%s%nIf this is what you want, run the test once with"
							+ " -D%s=true, and have the change of the file reviewed.",
					file, differences(file, text, policies), UPDATE);
		}
		return this;
	}

	private String differences(Path file, String text, PolicySet policies) {
		List<PolicyDifference> differences = parse(file, text).differences(policies);
		if (differences.isEmpty()) {
			return "  Nobody may do more or less, but the text is another one: a name or a setting has changed.\n";
		}
		StringBuilder lines = new StringBuilder();
		differences.forEach((difference) -> lines.append("  ").append(difference).append('\n'));
		return lines.toString();
	}

	private PolicySet parse(Path file, String text) {
		try {
			return PolicySet.parse(text);
		}
		catch (IllegalArgumentException ex) {
			throw failure("%nThe snapshot %s cannot be read: %s", file, ex.getMessage());
		}
	}

	private static String read(Path file) {
		try {
			return Files.readString(file).replace("\r\n", "\n");
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The snapshot " + file + " cannot be read", ex);
		}
	}

	private static void write(Path file, String text) {
		try {
			Path directory = file.toAbsolutePath().getParent();
			if (directory != null) {
				Files.createDirectories(directory);
			}
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The snapshot " + file + " cannot be written", ex);
		}
	}

}
