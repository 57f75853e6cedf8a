package io.github.corsstarter.autoconfigure.server;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Paths made of an application's own words and of everything that parts of it may read
 * differently. Handlers say in {@code X-Owner} which policy was configured for what they
 * were asked for.
 */
final class OddPaths {

	private static final int PATHS = 100;

	private static final List<String> PIECES = List.of("x", ".", "..", "..;", ";", ";a=b", "..;x=y", "%2e", "%2e%2e",
			".%2e;x", "", "%2f", "..%2f", "%5c", "%20", "%3b", "%252e%252e", "..%00", ".;", "x%2f..%2f..");

	private OddPaths() {
	}

	/**
	 * Whatever the path, what a handler of a closed policy answers has no headers for an
	 * origin that only other policies allow.
	 */
	static void assertNoneMoreOpen(RawClient client, String origin, String owner, long seed, String... words) {
		AtomicInteger reached = new AtomicInteger();
		for (String path : paths(new Random(seed), List.of(words))) {
			RawResponse response = client.send("GET", path, "Origin", origin);
			assertThat(response.cors()).as("%s answered by %s", path, response.header("X-Owner"))
				.satisfiesAnyOf((lines) -> assertThat(lines).isEmpty(),
						(lines) -> assertThat(response.header("X-Owner")).doesNotContain(owner));
			// Without an origin nothing is refused for its sake.
			if (client.send("GET", path).header("X-Owner").contains(owner)) {
				reached.incrementAndGet();
			}
		}
		assertThat(reached.get()).as("paths that reach a handler of the policy").isGreaterThan(5);
	}

	private static Set<String> paths(Random random, List<String> words) {
		Set<String> paths = new LinkedHashSet<>();
		while (paths.size() < PATHS) {
			List<String> segments = new ArrayList<>(words);
			int odd = 1 + random.nextInt(2);
			for (int i = 0; i < odd; i++) {
				change(segments, random);
			}
			paths.add("/" + String.join("/", segments));
		}
		return paths;
	}

	private static void change(List<String> segments, Random random) {
		int index = random.nextInt(segments.size());
		String segment = segments.get(index);
		String piece = PIECES.get(random.nextInt(PIECES.size()));
		switch (random.nextInt(5)) {
			case 0 -> segments.add(index, piece);
			case 1 -> segments.set(index, segment + piece);
			case 2 -> segments.add(piece);
			case 3 -> segments.set(index, segment.isEmpty() ? piece : escaped(segment));
			default -> segments.add(index, "x/..");
		}
	}

	private static String escaped(String segment) {
		return "%" + Integer.toHexString(segment.charAt(0)) + segment.substring(1);
	}

}
