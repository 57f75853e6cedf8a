package io.github.corsstarter.distribution;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import morfologik.speller.Speller;
import morfologik.stemming.Dictionary;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the spelling of the documentation and of the comments that Javadoc reads: that of
 * an American dictionary, and of the words in {@code spelling.txt}.
 */
class SpellingTests {

	private static final Path WORDS = Path.of("src/test/resources/spelling.txt");

	private static final String DICTIONARY = "/org/languagetool/resource/en/hunspell/en_US.dict";

	private static final Pattern COMMENT = Pattern.compile("(?ms)^\\s*/\\*\\*$(.*?)\\*/");

	private static final Pattern WORD = Pattern.compile("(?<![\\w.@#&-])\\p{L}+(?:['\u2019]\\p{L}+)?(?![\\w(]|\\.\\w)");

	/**
	 * What is not prose: code, addresses, names of parameters, markup.
	 */
	private static final Pattern NO_PROSE = Pattern
		.compile("(?s)```.*?```|``.*?``|`[^`]*`|<!--.*?-->|\\{@\\w+[^{}]*(?:\\{[^{}]*\\}[^{}]*)*\\}|<pre.*?</pre>"
				+ "|<code>.*?</code>|<[^>]*>|\\]\\([^)]*\\)|https?://\\S+|@(?:param|throws|see)\\s+[^\\s<]+|@\\w+|\"[^\"\\n]*\"|&\\w+;");

	private static Set<String> ownWords() throws IOException {
		return new HashSet<>(Files.readAllLines(WORDS));
	}

	private static List<Path> files(String ending, String... folders) throws IOException {
		try (Stream<Path> files = Files.walk(Pom.ROOT)) {
			return files.filter((file) -> file.toString().endsWith(ending))
				.filter((file) -> !file.toString().contains("/target/"))
				.filter((file) -> Stream.of(folders).anyMatch(file.toString()::contains))
				.sorted()
				.toList();
		}
	}

	private static Map<String, String> prose() throws IOException {
		Map<String, String> prose = new TreeMap<>();
		for (Path page : files(".md", "")) {
			prose.put(Pom.ROOT.relativize(page).toString(), Files.readString(page));
		}
		for (Path source : files(".java", "/src/main/", "/src/test/")) {
			prose.put(Pom.ROOT.relativize(source).toString(),
					COMMENT.matcher(Files.readString(source))
						.results()
						.map((comment) -> comment.group(1).replaceAll("(?m)^\\s*\\*", ""))
						.collect(Collectors.joining("\n")));
		}
		return prose;
	}

	private static Stream<String> words(String text) {
		return WORD.matcher(NO_PROSE.matcher(text).replaceAll(" ` ")).results().map((word) -> word.group());
	}

	/**
	 * Whether a word is a name in code.
	 */
	private static boolean isName(String word) {
		return word.length() == 1 || word.substring(1).chars().anyMatch(Character::isUpperCase);
	}

	@Test
	void everyWordIsInTheDictionaryOrInTheListOfThisProject() throws IOException {
		Speller speller = new Speller(Dictionary.read(SpellingTests.class.getResource(DICTIONARY)));
		Set<String> own = ownWords();
		Map<String, Set<String>> misspelled = new TreeMap<>();
		prose().forEach((file, text) -> words(text).filter((word) -> !isName(word))
			.map((word) -> word.replace('\u2019', '\'').replaceAll("'s$", ""))
			.filter((word) -> !own.contains(word) && speller.isMisspelled(word))
			.forEach((word) -> misspelled.computeIfAbsent(word, (key) -> new TreeSet<>()).add(file)));
		assertThat(misspelled).as("words and where they are; those that are right go to %s", WORDS).isEmpty();
	}

	@Test
	void theDictionaryFindsMistakes() throws IOException {
		Speller speller = new Speller(Dictionary.read(SpellingTests.class.getResource(DICTIONARY)));
		assertThat(words("The `colur` is a colur of a neighbour, see [it](colur).")).filteredOn(speller::isMisspelled)
			.containsExactly("colur", "neighbour");
	}

	@Test
	void wordsOfThisProjectAreSortedAndUsed() throws IOException {
		List<String> own = Files.readAllLines(WORDS);
		assertThat(own).isSortedAccordingTo(String.CASE_INSENSITIVE_ORDER.thenComparing((word) -> word))
			.doesNotHaveDuplicates();
		Set<String> used = prose().values()
			.stream()
			.flatMap(SpellingTests::words)
			.map((word) -> word.replace('\u2019', '\'').replaceAll("'s$", ""))
			.collect(Collectors.toSet());
		assertThat(own).filteredOn((word) -> !used.contains(word)).as("words that nothing uses").isEmpty();
	}

}
