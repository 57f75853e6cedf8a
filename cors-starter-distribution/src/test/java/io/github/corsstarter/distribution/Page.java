package io.github.corsstarter.distribution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 */
record Page(String text) {

	private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\R(.*?)^```$");

	static Page read(String name) {
		try {
			return new Page(Files.readString(Pom.ROOT.resolve(name)).replace("\r\n", "\n"));
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
	 * What the group of a pattern finds.
	 */
	List<String> matches(String pattern) {
		return Pattern.compile(pattern).matcher(this.text).results().map((found) -> found.group(1)).toList();
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
