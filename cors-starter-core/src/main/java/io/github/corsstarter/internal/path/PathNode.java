package io.github.corsstarter.internal.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The path patterns that have their first segments in common. A lookup follows the
 * segments of the path and skips every branch that has nothing more specific than what it
 * has found, so its cost depends on the path and on the kinds of wildcards, not on the
 * number of patterns.
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

	private List<BranchGroup<T>> groups = List.of();

	private int leastRank = Integer.MAX_VALUE;

	/**
	 * Whether no pattern continues after this.
	 */
	private boolean leaf;

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
	 * Prepare the node for lookups, after the last pattern has been added.
	 */
	int freeze() {
		this.table = new SegmentTable<>(this.literals);
		this.groups = BranchGroup.of(this.patterns.values());
		List<PathNode<T>> children = new ArrayList<>(this.literals.values());
		this.patterns.values().forEach((branch) -> children.add(branch.node()));
		if (this.variable != null) {
			children.add(this.variable);
		}
		if (this.wildcard != null) {
			children.add(this.wildcard);
		}
		this.leaf = children.isEmpty();
		this.leastRank = Math.min(rank(this.end), rank(this.rest));
		children.forEach((child) -> this.leastRank = Math.min(this.leastRank, child.freeze()));
		return this.leastRank;
	}

	/**
	 * Find the most specific pattern for a part of a path.
	 * @param path the path
	 * @param from where the first segment of the part starts
	 * @param to where its last segment ends; smaller than the start if no segment is left
	 * @param found what has been found so far
	 */
	@Nullable Entry<T> find(String path, int from, int to, @Nullable Entry<T> found) {
		Entry<T> best = moreSpecific(this.rest, found);
		if (from > to || this.leaf) {
			return (from > to) ? moreSpecific(this.end, best) : best;
		}
		int start = this.backwards ? path.lastIndexOf('/', to - 1) + 1 : from;
		int end = this.backwards ? to : end(path, from, to);
		int limit = this.backwards ? from : to;
		best = follow(this.table.find(path, start, end), path, start, end, limit, best);
		if (start == end) {
			return (end == path.length()) ? findEmpty(path, start, limit, best) : best;
		}
		best = follow(this.variable, path, start, end, limit, best);
		// An iterator would be an allocation, even if there is nothing to iterate over.
		for (int i = 0; i < this.groups.size(); i++) {
			for (Branch<T> branch : this.groups.get(i).find(path, start, end)) {
				if (branch.node().leastRank < rank(best) && branch.pattern().matches(path, start, end)) {
					best = follow(branch.node(), path, start, end, limit, best);
				}
			}
		}
		return follow(this.wildcard, path, start, end, limit, best);
	}

	private static int end(String path, int from, int to) {
		int slash = path.indexOf('/', from);
		return (slash < 0) ? to : slash;
	}

	/**
	 * Continue after a segment, if there is anything more specific than what was found.
	 * @param limit where the part of the path ends on the other side
	 */
	private @Nullable Entry<T> follow(@Nullable PathNode<T> node, String path, int start, int end, int limit,
			@Nullable Entry<T> found) {
		if (node == null || node.leastRank >= rank(found)) {
			return found;
		}
		return this.backwards ? node.find(path, limit, start - 1, found) : node.find(path, end + 1, limit, found);
	}

	/**
	 * Find a pattern that ends in a wildcard: only that matches the empty segment after
	 * the last slash of a path.
	 */
	private @Nullable Entry<T> findEmpty(String path, int start, int limit, @Nullable Entry<T> found) {
		Entry<T> best = followLast(this.wildcard, path, start, limit, found);
		for (Branch<T> branch : this.patterns.values()) {
			if (branch.pattern().matches(path, start, start)) {
				best = followLast(branch.node(), path, start, limit, best);
			}
		}
		return best;
	}

	private @Nullable Entry<T> followLast(@Nullable PathNode<T> node, String path, int start, int limit,
			@Nullable Entry<T> found) {
		if (node == null || this.backwards) {
			return follow(node, path, start, start, limit, found);
		}
		return moreSpecific(node.end, found);
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
	record Branch<T>(SegmentPattern pattern, PathNode<T> node) {

	}

}
