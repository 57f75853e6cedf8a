package io.github.corsstarter.internal.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The path patterns that have their first segments in common. A look-up follows the
 * segments of the path and leaves out every branch that has nothing more specific than
 * what it has found, so that its cost depends on the path and on the kinds of wildcards,
 * not on the number of patterns.
 *
 * @param <T> what a pattern leads to
 */
final class PathNode<T> {

	private final Map<String, PathNode<T>> literals = new HashMap<>();

	private final Map<String, Branch<T>> patterns = new LinkedHashMap<>();

	private @Nullable PathNode<T> variable;

	private @Nullable PathNode<T> wildcard;

	private @Nullable Entry<T> end;

	private @Nullable Entry<T> rest;

	private SegmentTable<PathNode<T>> table = new SegmentTable<>(Map.of());

	private List<Branch<T>> branches = List.of();

	private int leastRank = Integer.MAX_VALUE;

	/**
	 * Whether segments are taken from the end of the path.
	 */
	private final boolean backwards;

	PathNode(boolean backwards) {
		this.backwards = backwards;
	}

	/**
	 * Add a pattern.
	 * @param segments its segments, without a {@code **} at either end
	 * @param rest whether any further segments match
	 * @param caseSensitive whether case matters
	 * @param entry what the pattern leads to
	 */
	void add(List<String> segments, boolean rest, boolean caseSensitive, Entry<T> entry) {
		PathNode<T> node = this;
		for (String segment : segments) {
			node = node.child(segment, caseSensitive);
		}
		if (rest) {
			node.rest = moreSpecific(node.rest, entry);
		}
		else {
			node.end = moreSpecific(node.end, entry);
		}
	}

	private PathNode<T> child(String segment, boolean caseSensitive) {
		if (segment.equals("*")) {
			this.wildcard = (this.wildcard != null) ? this.wildcard : new PathNode<>(this.backwards);
			return this.wildcard;
		}
		if (PathPatterns.isVariable(segment)) {
			this.variable = (this.variable != null) ? this.variable : new PathNode<>(this.backwards);
			return this.variable;
		}
		if (PathPatterns.isLiteral(segment)) {
			return this.literals.computeIfAbsent(PathPatterns.fold(segment, caseSensitive),
					(key) -> new PathNode<>(this.backwards));
		}
		return this.patterns
			.computeIfAbsent(segment,
					(key) -> new Branch<>(SegmentPattern.of(segment, caseSensitive), new PathNode<>(this.backwards)))
			.node();
	}

	/**
	 * Make the node ready for look-ups, after the last pattern has been added.
	 */
	int freeze() {
		this.table = new SegmentTable<>(this.literals);
		this.branches = List.copyOf(this.patterns.values());
		List<PathNode<T>> children = new ArrayList<>(this.literals.values());
		this.branches.forEach((branch) -> children.add(branch.node()));
		if (this.variable != null) {
			children.add(this.variable);
		}
		if (this.wildcard != null) {
			children.add(this.wildcard);
		}
		this.leastRank = Math.min(rank(this.end), rank(this.rest));
		children.forEach((child) -> this.leastRank = Math.min(this.leastRank, child.freeze()));
		return this.leastRank;
	}

	/**
	 * Find the most specific pattern for a part of a path.
	 * @param path the path
	 * @param from where the first segment of the part starts
	 * @param to where its last segment ends; smaller than the start if there is no
	 * segment left
	 * @param found what has been found so far
	 */
	@Nullable Entry<T> find(String path, int from, int to, @Nullable Entry<T> found) {
		Entry<T> best = moreSpecific(this.rest, found);
		if (from > to) {
			return moreSpecific(this.end, best);
		}
		int start = this.backwards ? path.lastIndexOf('/', to - 1) + 1 : from;
		int end = this.backwards ? to : end(path, from, to);
		int nextFrom = this.backwards ? from : end + 1;
		int nextTo = this.backwards ? start - 1 : to;
		PathNode<T> literal = this.table.find(path, start, end);
		best = (literal != null) ? literal.findBetter(path, nextFrom, nextTo, best) : best;
		if (start == end) {
			return (end == path.length()) ? findEmpty(path, nextFrom, nextTo, best) : best;
		}
		best = (this.variable != null) ? this.variable.findBetter(path, nextFrom, nextTo, best) : best;
		for (Branch<T> branch : this.branches) {
			if (branch.node().leastRank < rank(best) && branch.pattern().matches(path, start, end)) {
				best = branch.node().find(path, nextFrom, nextTo, best);
			}
		}
		return (this.wildcard != null) ? this.wildcard.findBetter(path, nextFrom, nextTo, best) : best;
	}

	private static int end(String path, int from, int to) {
		int slash = path.indexOf('/', from);
		return (slash < 0) ? to : slash;
	}

	/**
	 * Find a pattern that ends in a wildcard: only that matches the empty segment behind
	 * the last slash of a path.
	 */
	private @Nullable Entry<T> findEmpty(String path, int from, int to, @Nullable Entry<T> found) {
		Entry<T> best = (this.wildcard != null) ? findLast(this.wildcard, path, from, to, found) : found;
		for (Branch<T> branch : this.branches) {
			best = branch.pattern().matches(path, path.length(), path.length())
					? findLast(branch.node(), path, from, to, best) : best;
		}
		return best;
	}

	private @Nullable Entry<T> findLast(PathNode<T> node, String path, int from, int to, @Nullable Entry<T> found) {
		return this.backwards ? node.find(path, from, to, found) : moreSpecific(node.end, found);
	}

	private @Nullable Entry<T> findBetter(String path, int from, int to, @Nullable Entry<T> found) {
		return (this.leastRank < rank(found)) ? find(path, from, to, found) : found;
	}

	private static int rank(@Nullable Entry<?> entry) {
		return (entry != null) ? entry.rank() : Integer.MAX_VALUE;
	}

	private static <T> @Nullable Entry<T> moreSpecific(@Nullable Entry<T> one, @Nullable Entry<T> other) {
		return (rank(one) < rank(other)) ? one : other;
	}

	/**
	 * What a pattern leads to, and the place of the pattern in the order of specificity.
	 */
	record Entry<T>(int rank, T value) {

	}

	/**
	 * Where a segment with wildcards leads.
	 */
	private record Branch<T>(SegmentPattern pattern, PathNode<T> node) {

	}

}
