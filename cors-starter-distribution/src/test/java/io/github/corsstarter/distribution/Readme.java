package io.github.corsstarter.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The first page that a user reads.
 */
record Readme(String text) {

	private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\R(.*?)^```$");

	static Readme read() {
		try {
			return new Readme(Files.readString(Pom.ROOT.resolve("README.md")).replace("\r\n", "\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The first block of code in a language.
	 */
	String block(String language) {
		return FENCE.matcher(this.text)
			.results()
			.filter((block) -> block.group(1).equals(language))
			.map((block) -> block.group(2))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * The rows of the table between the two markers of a name, each with its cells.
	 */
	List<List<String>> rows(String marker) {
		String table = this.text.split("<!-- " + marker + ":begin -->\n")[1].split("<!-- " + marker + ":end -->")[0];
		return table.lines()
			.skip(2)
			.map((line) -> Stream.of(line.substring(1).split("\\|")).map(String::strip).toList())
			.toList();
	}

}
