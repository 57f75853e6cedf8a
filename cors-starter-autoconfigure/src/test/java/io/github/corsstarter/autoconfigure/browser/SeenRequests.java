package io.github.corsstarter.autoconfigure.browser;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * How often a server has seen requests and their preflights, by path.
 */
final class SeenRequests {

	private final Map<String, Seen> seen = new ConcurrentHashMap<>();

	void add(String path, String method, @Nullable String requestedMethod) {
		boolean preflight = method.equals("OPTIONS") && requestedMethod != null;
		this.seen.merge(path, preflight ? new Seen(1, 0) : new Seen(0, 1), Seen::plus);
	}

	Seen of(String path) {
		return this.seen.getOrDefault(path, new Seen(0, 0));
	}

	Seen of(List<String> paths) {
		return paths.stream().map(this::of).reduce(new Seen(0, 0), Seen::plus);
	}

	void clear() {
		this.seen.clear();
	}

	/**
	 * Numbers of requests.
	 *
	 * @param preflights the preflights
	 * @param requests the requests themselves
	 */
	record Seen(int preflights, int requests) {

		Seen plus(Seen other) {
			return new Seen(this.preflights + other.preflights, this.requests + other.requests);
		}

	}

}
