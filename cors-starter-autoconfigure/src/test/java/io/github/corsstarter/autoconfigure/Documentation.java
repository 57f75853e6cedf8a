package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A page of the documentation.
 */
record Documentation(Path path, String text) {

	private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	private static final Pattern FENCE = Pattern.compile("(?ms)^```(\\w*)\\R(.*?)^```$");

	private static final Pattern HEADING = Pattern.compile("(?m)^#{1,6} (.+)$");

	private static final Pattern LINK = Pattern.compile("\\]\\(([^)\\s]+)\\)");

	static Documentation page(String name) {
		return read(ROOT.resolve(name));
	}

	static List<Documentation> pages() {
		try (Stream<Path> docs = Files.list(ROOT.resolve("docs"))) {
			List<Documentation> pages = new ArrayList<>(
					docs.filter((path) -> path.toString().endsWith(".md")).sorted().map(Documentation::read).toList());
			pages.add(page("README.md"));
			pages.add(page("CONTRIBUTING.md"));
			pages.add(page("CHANGELOG.md"));
			pages.add(page("SECURITY.md"));
			return pages;
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static Documentation read(Path path) {
		try {
			return new Documentation(path, Files.readString(path).replace("\r\n", "\n"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * What stands between the two markers of a name.
	 */
	String between(String marker) {
		String begin = "<!-- " + marker + ":begin -->\n";
		int start = this.text.indexOf(begin);
		int end = this.text.indexOf("<!-- " + marker + ":end -->");
		return (start < 0 || end < 0) ? "" : this.text.substring(start + begin.length(), end);
	}

	/**
	 * The rows of a table, each with its cells.
	 */
	static List<List<String>> rows(String table) {
		return table.lines()
			.skip(2)
			.map((line) -> Stream.of(line.substring(1, line.length() - 1).split("\\|", -1)).map(String::strip).toList())
			.toList();
	}

	/**
	 * The sections whose heading is nothing but one word of code, by that word.
	 */
	Map<String, Documentation> sections() {
		Map<String, Documentation> sections = new LinkedHashMap<>();
		for (String section : this.text.split("(?m)^#{1,6} ")) {
			String heading = section.lines().findFirst().orElse("");
			if (heading.matches("`\\w+`")) {
				Documentation previous = sections.put(heading.substring(1, heading.length() - 1),
						new Documentation(this.path, section));
				if (previous != null) {
					throw new IllegalStateException("Two sections " + heading);
				}
			}
		}
		return sections;
	}

	/**
	 * The section with a heading.
	 */
	Documentation section(String heading) {
		return Stream.of(this.text.split("(?m)^#{1,6} "))
			.filter((section) -> section.startsWith(heading + "\n"))
			.map((section) -> new Documentation(this.path, section))
			.findFirst()
			.orElseThrow();
	}

	/**
	 * The blocks of code in a language.
	 */
	List<String> blocks(String language) {
		return FENCE.matcher(this.text)
			.results()
			.filter((block) -> block.group(1).equals(language))
			.map((block) -> block.group(2))
			.toList();
	}

	List<String> links() {
		String prose = FENCE.matcher(this.text).replaceAll("");
		return LINK.matcher(prose).results().map((link) -> link.group(1)).toList();
	}

	/**
	 * The anchors that are made from the headings.
	 */
	List<String> anchors() {
		String prose = FENCE.matcher(this.text).replaceAll("");
		return HEADING.matcher(prose).results().map(Documentation::anchor).collect(Collectors.toList());
	}

	private static String anchor(MatchResult heading) {
		return heading.group(1).strip().toLowerCase(Locale.ROOT).replaceAll("[^\\w\\- ]", "").replace(' ', '-');
	}

	@Override
	public String toString() {
		return ROOT.relativize(this.path).toString();
	}

}
