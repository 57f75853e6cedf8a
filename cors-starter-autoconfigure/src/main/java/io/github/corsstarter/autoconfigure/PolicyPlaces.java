package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.autoconfigure.PolicyPlace.Form;
import io.github.corsstarter.autoconfigure.WrittenKey.Word;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Finds the policies in the keys under {@code cors}, however they are written.
 */
final class PolicyPlaces {

	private static final Word POLICIES = new Word("policies", false);

	private static final Set<String> CONTAINERS = Set.of("policies", "policy", "configurations", "configuration",
			"corsconfigurations", "corsconfiguration", "configs", "config", "mappings", "mapping", "rules", "rule",
			"groups", "group", "profiles", "registrations", "globalcors", "endpoints", "routes", "paths", "path",
			"urls", "resources");

	private static final Set<String> NAMES = Set.of("name", "id", "policyname");

	private static final int MAX_LENGTH = 60;

	private final Map<List<Word>, ConfigurationPropertyName> prefixes = new HashMap<>();

	private final Map<List<Word>, String> itemNames = new HashMap<>();

	private final Map<String, ConfigurationPropertyName> named = new HashMap<>();

	private final Set<List<Word>> severalWords = new HashSet<>();

	/**
	 * Record the name of an item of a list, of a block with a correct name, and of one
	 * with a name of several words.
	 */
	void prepare(WrittenKey key, ConfigurationPropertyName property, String value) {
		List<Word> words = policies(key.words());
		if (isItemName(key)) {
			this.itemNames.putIfAbsent(words.subList(0, 2), value);
		}
		if (words.size() > 2 && words.get(0).equals(POLICIES) && !words.get(1).isNumber() && !words.get(1).isPath()) {
			this.named.putIfAbsent(ForeignNames.uniform(words.get(1).text()), property.chop(3));
			int length = lengthBeforeProperty(words);
			if (length > 2) {
				this.severalWords.add(words.subList(0, length));
			}
		}
	}

	/**
	 * Whether a key is the name of an item of a list.
	 */
	boolean isItemName(WrittenKey key) {
		List<Word> words = policies(key.words());
		return words.size() == 3 && words.get(0).equals(POLICIES) && words.get(1).isNumber()
				&& NAMES.contains(ForeignNames.uniform(words.get(2).text()));
	}

	/**
	 * The policy of a key, or {@code null} if it is not in one.
	 */
	@Nullable PolicyPlace find(WrittenKey key, ConfigurationPropertyName property) {
		List<Word> words = policies(key.words());
		if (words.size() < 2 || PropertyNames.isBelowBlock(property)) {
			return null;
		}
		Word name = words.get(1);
		if (words.get(0).equals(POLICIES)) {
			boolean right = key.words().size() == words.size() && isPolicies(key.words().get(0));
			return named(words, length(words), property, right ? Form.RIGHT : Form.ELSEWHERE);
		}
		if (words.get(0).isPath() || (words.get(0).indexed() && !words.get(0).isNumber())) {
			return named(words, 1, property, Form.ELSEWHERE);
		}
		boolean block = !name.indexed() && isProperty(words.subList(1, words.size()))
				&& !isProperty(words.subList(0, 1)) && !isProperty(words);
		return block ? named(words, 1, property, Form.ELSEWHERE) : null;
	}

	/**
	 * How many words name the policy, {@code policies} included: as few as leave the name
	 * of a property, but preferably those of a policy that exists or that another line
	 * names.
	 */
	private int length(List<Word> words) {
		for (int length = 3; length < words.size(); length++) {
			if (this.named.containsKey(PolicyPlace.text(words.subList(1, length)))
					&& isProperty(words.subList(length, words.size()))) {
				return length;
			}
		}
		for (int length = 3; length < words.size(); length++) {
			if (this.severalWords.contains(words.subList(0, length))) {
				return length;
			}
		}
		return lengthBeforeProperty(words);
	}

	private static int lengthBeforeProperty(List<Word> words) {
		if (words.size() < 4 || startsList(words.get(2)) || isProperty(words.subList(2, words.size()))) {
			return 2;
		}
		for (int length = 3; length < words.size(); length++) {
			if (PropertyNames.property(PolicyPlace.text(words.subList(length, words.size()))) != null) {
				return length;
			}
		}
		return 2;
	}

	private static boolean startsList(Word word) {
		CorsProperty property = PropertyNames.property(word.text());
		boolean foreign = ForeignNames.find(word.text()) instanceof Counterpart.Property;
		return property != null || foreign;
	}

	private static boolean isPolicies(Word word) {
		return ForeignNames.uniform(word.text()).equals(POLICIES.text());
	}

	/**
	 * The words with {@code policies} in front where other forms mean it: a list directly
	 * under {@code cors} and the names that other products have for it.
	 */
	private static List<Word> policies(List<Word> words) {
		if (!words.isEmpty() && words.get(0).isNumber()) {
			return prepend(words);
		}
		int start = 0;
		while (start < words.size() - 1 && isContainer(words, start)) {
			start++;
		}
		return (start > 0) ? prepend(words.subList(start, words.size())) : words;
	}

	private static boolean isContainer(List<Word> words, int position) {
		String word = ForeignNames.uniform(words.get(position).text());
		if (words.get(position).indexed() || !CONTAINERS.contains(word)) {
			return false;
		}
		if (position == 0 && word.equals(POLICIES.text())) {
			return true;
		}
		Word next = words.get(position + 1);
		boolean deep = words.size() > position + 2;
		boolean block = next.isPath() || next.indexed() || isProperty(words.subList(position + 2, words.size()));
		return deep && (block || isContainer(words, position + 1))
				&& !isProperty(words.subList(position, words.size()));
	}

	private static List<Word> prepend(List<Word> words) {
		List<Word> prepended = new ArrayList<>(List.of(POLICIES));
		prepended.addAll(words);
		return prepended;
	}

	/**
	 * Whether all words together are the name of a property.
	 */
	private static boolean isProperty(List<Word> words) {
		String name = PolicyPlace.text(words);
		return !name.isEmpty() && (PropertyNames.property(name) != null || ForeignNames.find(name) != null);
	}

	private PolicyPlace named(List<Word> words, int length, ConfigurationPropertyName property, Form place) {
		List<Word> written = words.subList(0, length);
		Word name = written.get(length - 1);
		Form form = form(name, length, place);
		ConfigurationPropertyName prefix = (form == Form.RIGHT && property.getNumberOfElements() > 2) ? property.chop(3)
				: this.prefixes.computeIfAbsent(written, (key) -> prefix(key, form));
		return new PolicyPlace(prefix, prefix.getLastElement(ConfigurationPropertyName.Form.ORIGINAL),
				words.subList(length, words.size()), form, written);
	}

	private static Form form(Word name, int length, Form place) {
		if (length > 2) {
			return Form.SEVERAL_WORDS;
		}
		if (name.isNumber()) {
			return Form.LIST_ITEM;
		}
		return name.isPath() ? Form.NAMED_BY_VALUE : place;
	}

	private ConfigurationPropertyName prefix(List<Word> written, Form form) {
		ConfigurationPropertyName existing = this.named.get(PolicyPlace.text(written.subList(1, written.size())));
		if (form == Form.SEVERAL_WORDS && existing != null) {
			return existing;
		}
		String plain = slug(name(written, form));
		String free = plain;
		for (int i = 2; this.named.containsKey(ForeignNames.uniform(free)); i++) {
			free = plain + "-" + i;
		}
		ConfigurationPropertyName prefix = PropertyNames.POLICIES.append(free);
		this.named.put(ForeignNames.uniform(free), prefix);
		return prefix;
	}

	private String name(List<Word> written, Form form) {
		Word name = written.get(written.size() - 1);
		if (form == Form.LIST_ITEM) {
			return this.itemNames.getOrDefault(written, "policy-" + (name.number() + 1));
		}
		int start = (form == Form.SEVERAL_WORDS) ? 1 : written.size() - 1;
		return written.subList(start, written.size()).stream().map(Word::text).collect(Collectors.joining("-"));
	}

	/**
	 * A name made from a text: its letters and digits, joined by dashes.
	 */
	private static String slug(String text) {
		String words = text.replaceFirst("^[a-z]+://", "")
			.replaceAll("([a-z0-9])([A-Z])", "$1-$2")
			.toLowerCase(Locale.ROOT)
			.replaceAll("[^a-z0-9]+", "-")
			.replaceAll("^-+|-+$", "");
		String bounded = (words.length() > MAX_LENGTH) ? words.substring(0, MAX_LENGTH) : words;
		return bounded.isEmpty() ? "all" : bounded.replaceAll("-+$", "");
	}

}
