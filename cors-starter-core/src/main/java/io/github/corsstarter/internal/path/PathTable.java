package io.github.corsstarter.internal.path;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

import org.springframework.web.util.pattern.PathPattern;

/**
 * Maps paths to values by Spring's path patterns: of all patterns that match, the most
 * specific one counts. A lookup of a plain path allocates nothing but keys for segments
 * that mix wildcards with text. Its cost depends on the path, not on the number of
 * patterns, unless these differ only in text between two wildcards of one segment.
 * Immutable.
 *
 * @param <T> what a pattern leads to
 */
public final class PathTable<T> {

	private final PathMatching matching;

	private final List<T> values = new ArrayList<>();

	private final PathNode<T> starts = new PathNode<>(false);

	/**
	 * The patterns that begin with {@code **}, from their last segment to their first.
	 */
	private final PathNode<T> ends = new PathNode<>(true);

	private final boolean hasEnds;

	/**
	 * Create a table.
	 * @param patterns valid patterns and what they lead to
	 * @param matching how the application matches paths
	 */
	public PathTable(Map<String, T> patterns, PathMatching matching) {
		this.matching = matching;
		Map<PathPattern, T> sorted = new TreeMap<>(PathPatterns.MOST_SPECIFIC);
		patterns.forEach((pattern, value) -> sorted.put(PathPatterns.parse(pattern), value));
		sorted.forEach((pattern, value) -> add(pattern.getPatternString(), value));
		this.starts.freeze();
		this.hasEnds = this.ends.freeze() != Integer.MAX_VALUE;
	}

	private void add(String pattern, T value) {
		PathNode.Entry<T> entry = new PathNode.Entry<>(this.values.size(), value);
		this.values.add(value);
		List<String> segments = new ArrayList<>(PathPatterns.segments(pattern));
		int last = segments.size() - 1;
		if (last > 0 && PathPatterns.isRest(segments.get(0))) {
			Collections.reverse(segments);
			this.ends.add(segments.subList(0, last), true, this.matching.caseSensitive(), entry);
		}
		else if (PathPatterns.isRest(segments.get(last))) {
			this.starts.add(segments.subList(0, last), true, this.matching.caseSensitive(), entry);
		}
		else {
			this.starts.add(segments, false, this.matching.caseSensitive(), entry);
		}
	}

	/**
	 * All values, those of the most specific patterns first.
	 * @return the values
	 */
	public List<T> values() {
		return List.copyOf(this.values);
	}

	/**
	 * Find what a plain path leads to.
	 * @param path a path that {@linkplain PathPatterns#isPlain(String) can be read in one
	 * way only}
	 * @param start where the path within the application starts
	 * @return the value of the most specific pattern or {@code null} if none matches
	 * @throws UnboundedMatchException if a regular expression in a pattern takes too long
	 */
	public @Nullable T find(String path, int start) {
		String folded = PathPatterns.fold(path, this.matching.caseSensitive());
		PathNode.Entry<T> found = find(folded, start, null);
		if (this.matching.trailingSlash() && path.length() > start + 1 && path.endsWith("/")) {
			found = find(folded.substring(0, path.length() - 1), start, found);
		}
		return (found != null) ? found.value() : null;
	}

	private PathNode.@Nullable Entry<T> find(String path, int start, PathNode.@Nullable Entry<T> found) {
		if (start < path.length() && path.charAt(start) != '/') {
			return found;
		}
		PathNode.Entry<T> best = this.starts.find(path, start + 1, path.length(), found);
		return this.hasEnds ? this.ends.find(path, start + 1, path.length(), best) : best;
	}

	/**
	 * Find everything that a path may lead to, read as each part of an application may
	 * read it.
	 * @param path the path as received, context path included
	 * @param contextPath the context path, empty if there is none
	 * @param dispatchPath the path within the context by which the server dispatches, or
	 * {@code null} if it does not say
	 * @return the different values, with an empty one among them if a reading leads to
	 * none
	 * @throws UnboundedMatchException if a regular expression in a pattern takes too long
	 */
	public Set<Optional<T>> findAll(String path, String contextPath, @Nullable String dispatchPath) {
		Set<Optional<T>> found = new LinkedHashSet<>();
		PathReadings.of(path, contextPath, dispatchPath)
			.forEach((reading) -> found.add(Optional.ofNullable(find(reading, 0))));
		return found;
	}

}
