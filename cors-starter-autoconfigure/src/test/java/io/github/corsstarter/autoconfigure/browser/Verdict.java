package io.github.corsstarter.autoconfigure.browser;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.autoconfigure.browser.Outcome.Attempt;
import io.github.corsstarter.autoconfigure.browser.SeenRequests.Seen;
import io.github.corsstarter.browser.PreflightCacheTimes;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import org.jspecify.annotations.Nullable;

/**
 * What came, or should come, of a request that a script makes once or several times.
 *
 * @param preflights how many preflights the server gets
 * @param requests how often it gets the request itself
 * @param readable whether the script may read all the responses, or none
 * @param visible the headers of the application that the script sees
 */
record Verdict(int preflights, int requests, @Nullable Boolean readable, Set<String> visible) {

	private static final Set<String> ALWAYS_VISIBLE = Set.of("cache-control", "content-language", "expires");

	/**
	 * A request that only the page's own server gets.
	 */
	static final Verdict NOT_SEEN = new Verdict(0, 0, true, Set.of());

	/**
	 * The same after a redirect.
	 */
	Verdict then(Verdict next) {
		return new Verdict(this.preflights + next.preflights, this.requests + next.requests, next.readable,
				next.visible);
	}

	/**
	 * The same if a script sees of it what it sees of another.
	 */
	Verdict readableAs(Verdict other) {
		return new Verdict(this.preflights, this.requests, other.readable, other.visible);
	}

	/**
	 * What the explanation says.
	 */
	static Verdict explained(BrowserVerdict browser, Engine engine, boolean reusable, int times) {
		boolean sent = Boolean.TRUE.equals(browser.sent());
		boolean readable = Boolean.TRUE.equals(browser.readable());
		int preflights = !browser.preflightNeeded() ? 0 : (reusable && isReused(browser, engine)) ? 1 : times;
		return new Verdict(preflights, sent ? times : 0, readable,
				readable ? visible(browser.visibleHeaders()) : Set.of());
	}

	private static boolean isReused(BrowserVerdict browser, Engine engine) {
		PreflightCacheTimes times = browser.preflightCached();
		return times != null && engine.cacheTime(times) > 0
				&& browser.notes().stream().noneMatch((note) -> isNotCached(note, engine));
	}

	private static boolean isNotCached(String note, Engine engine) {
		return engine == Engine.FIREFOX && note.contains("Firefox sends the preflight before every such request");
	}

	private static Set<String> visible(List<String> exposed) {
		Set<String> visible = new TreeSet<>(ALWAYS_VISIBLE);
		for (String name : WitnessApplication.HEADERS.keySet()) {
			String lowerCase = name.toLowerCase(Locale.ROOT);
			boolean exposable = !lowerCase.equals("set-cookie");
			if (exposable && (exposed.contains("*") || exposed.contains(lowerCase))) {
				visible.add(lowerCase);
			}
		}
		return visible;
	}

	/**
	 * What the server and the script have seen.
	 */
	static Verdict measured(Seen seen, Outcome outcome) {
		List<Attempt> attempts = outcome.attempts();
		Attempt first = attempts.get(0);
		boolean same = attempts.stream().allMatch((next) -> Objects.equals(next.readable(), first.readable()));
		Boolean readable = same ? first.readable() : null;
		return new Verdict(seen.preflights(), seen.requests(), readable, present(first.visible()));
	}

	/**
	 * Those of some names that the application sends.
	 */
	static Set<String> present(Collection<String> names) {
		Set<String> present = new TreeSet<>(names);
		present.retainAll(
				WitnessApplication.HEADERS.keySet().stream().map((name) -> name.toLowerCase(Locale.ROOT)).toList());
		return present;
	}

}
