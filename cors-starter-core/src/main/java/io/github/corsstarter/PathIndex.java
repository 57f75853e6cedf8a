package io.github.corsstarter;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.server.PathContainer;

/**
 * Finds the most specific path pattern for a path. Patterns of literal text, with or
 * without {@code /**} at the end, are found by hash without parsing the path; all others
 * are tried in the order of their specificity.
 */
final class PathIndex {

	private final List<Entry> entries = new ArrayList<>();

	private final List<Entry> wildcards;

	private final Map<String, Entry> literals = new HashMap<>();

	private final PrefixTable prefixes;

	/**
	 * The rule of an application that has one for all paths, which needs no look at them.
	 */
	private final @Nullable PathRule everything;

	PathIndex(List<PathRule> rules) {
		List<PathRule> sorted = new ArrayList<>(rules);
		sorted.sort(Comparator.comparing(PathRule::pathPattern, PathPatterns.MOST_SPECIFIC));
		List<Entry> prefixed = new ArrayList<>();
		List<Entry> others = new ArrayList<>();
		for (PathRule rule : sorted) {
			Entry entry = new Entry(this.entries.size(), rule);
			this.entries.add(entry);
			if (!PathPatterns.isLiteral(rule.pattern())) {
				others.add(entry);
			}
			else if (PathPatterns.isPrefix(rule.pattern())) {
				prefixed.add(entry);
			}
			else {
				this.literals.put(rule.pattern(), entry);
			}
		}
		this.wildcards = List.copyOf(others);
		this.prefixes = new PrefixTable(prefixed);
		boolean everything = rules.size() == 1 && rules.get(0).pattern().equals("/**");
		this.everything = everything ? rules.get(0) : null;
	}

	/**
	 * All rules, most specific first.
	 */
	List<PathRule> rules() {
		return this.entries.stream().map(Entry::rule).toList();
	}

	@Nullable PathRule find(String path) {
		if (this.everything != null && path.startsWith("/")) {
			return this.everything;
		}
		Entry entry = PathPatterns.isPlain(path) ? findPlain(path)
				: match(this.entries, PathPatterns.container(path), this.entries.size());
		return (entry != null) ? entry.rule() : null;
	}

	private @Nullable Entry findPlain(String path) {
		Entry literal = this.literals.isEmpty() ? null : this.literals.get(path);
		if (literal != null) {
			return literal;
		}
		Entry prefix = this.prefixes.find(path);
		if (this.wildcards.isEmpty()) {
			return prefix;
		}
		int rank = (prefix != null) ? prefix.rank() : this.entries.size();
		Entry wildcard = match(this.wildcards, PathContainer.parsePath(path), rank);
		return (wildcard != null) ? wildcard : prefix;
	}

	private static @Nullable Entry match(List<Entry> sorted, PathContainer path, int beforeRank) {
		for (Entry entry : sorted) {
			if (entry.rank() >= beforeRank) {
				return null;
			}
			if (entry.rule().pathPattern().matches(path)) {
				return entry;
			}
		}
		return null;
	}

	/**
	 * A rule and its place in the order of specificity.
	 */
	record Entry(int rank, PathRule rule) {

	}

}
