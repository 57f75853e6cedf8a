package io.github.corsstarter.internal.path;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Branches whose segments begin and end with literal text of the same lengths. Those that
 * a segment of a path may take are found by its own text there rather than tried one by
 * one.
 *
 * @param <T> what a pattern leads to
 */
final class BranchGroup<T> {

	private final Lengths lengths;

	private final Map<String, List<PathNode.Branch<T>>> branches = new HashMap<>();

	private BranchGroup(Lengths lengths) {
		this.lengths = lengths;
	}

	static <T> List<BranchGroup<T>> of(Iterable<PathNode.Branch<T>> branches) {
		Map<Lengths, BranchGroup<T>> groups = new LinkedHashMap<>();
		for (PathNode.Branch<T> branch : branches) {
			String start = branch.pattern().literalStart();
			String end = branch.pattern().literalEnd();
			groups.computeIfAbsent(new Lengths(start.length(), end.length()), BranchGroup::new).branches
				.computeIfAbsent(key(start, end), (key) -> new ArrayList<>())
				.add(branch);
		}
		return List.copyOf(groups.values());
	}

	/**
	 * The branches that a segment may take.
	 */
	List<PathNode.Branch<T>> find(String path, int start, int end) {
		if (end - start < this.lengths.start() + this.lengths.end()) {
			return List.of();
		}
		return this.branches.getOrDefault(
				key(path.substring(start, start + this.lengths.start()), path.substring(end - this.lengths.end(), end)),
				List.of());
	}

	private static String key(String start, String end) {
		return start + "/" + end;
	}

	private record Lengths(int start, int end) {

	}

}
