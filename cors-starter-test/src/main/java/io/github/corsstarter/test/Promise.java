package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.test.BrowserExchange.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * What the policies say to a request, beside what came of it.
 */
final class Promise {

	/**
	 * A header that is exposed only where all are.
	 */
	private static final String ANY_HEADER = "x-browser-tester";

	private final BrowserExchange exchange;

	private final CorsExplanation explanation;

	Promise(BrowserExchange exchange, CorsExplanation explanation) {
		this.exchange = exchange;
		this.explanation = explanation;
	}

	/**
	 * Returns what is not as promised, in words.
	 */
	List<String> broken() {
		BrowserVerdict verdict = this.explanation.browser();
		if (this.explanation.path() == null || verdict.readable() == null) {
			return List.of("no policy is for " + this.exchange.path());
		}
		List<String> broken = new ArrayList<>();
		boolean readable = Boolean.TRUE.equals(verdict.readable());
		if (readable != (this.exchange.outcome() == Outcome.READABLE)
				|| (!readable && this.exchange.outcome() != Outcome.BLOCKED)) {
			broken.add(readable ? "the response is readable" : "the request is blocked");
		}
		if (readable && this.exchange.isCrossOrigin() && this.exchange.outcome() == Outcome.READABLE) {
			hidden(verdict).forEach((name) -> broken.add("the response header " + name + " is visible"));
		}
		if (!readable && verdict.preflightNeeded() && !Boolean.TRUE.equals(verdict.preflightPasses())
				&& !this.exchange.requests().isEmpty()) {
			broken.add("the request itself is not sent");
		}
		if (!isForAnyOrigin() && responses().anyMatch((response) -> !isKeptApart(response))) {
			broken.add("the response has Vary: Origin");
		}
		return broken;
	}

	private List<String> hidden(BrowserVerdict verdict) {
		WireResponse response = this.exchange.response();
		if (response == null) {
			return List.of();
		}
		return verdict.visibleHeaders()
			.stream()
			.map((name) -> name.equals("*") ? ANY_HEADER : name)
			.filter((name) -> !isVisible(response, name))
			.toList();
	}

	private boolean isVisible(WireResponse response, String name) {
		List<HeaderField> fields = new ArrayList<>(response.headers());
		fields.add(new HeaderField(name, "1"));
		return Browser.visibleHeaders(this.exchange.request().credentials(), fields).contains(name);
	}

	private Stream<WireResponse> responses() {
		return this.exchange.requests()
			.stream()
			.filter(Step::crossOrigin)
			.flatMap((step) -> Stream.ofNullable(step.response()));
	}

	private static boolean isKeptApart(WireResponse response) {
		return variesByOrigin(response) || response.values("Access-Control-Allow-Origin").contains("*");
	}

	static boolean variesByOrigin(WireResponse response) {
		return response.values("Vary")
			.stream()
			.flatMap((line) -> Stream.of(line.split(",")))
			.map((name) -> name.strip().toLowerCase(Locale.ROOT))
			.anyMatch((name) -> name.equals("origin") || name.equals("*"));
	}

	private boolean isForAnyOrigin() {
		CorsPolicy policy = policy(this.explanation.policy());
		return policy != null && policy.allowedOrigins().contains("*");
	}

	private @Nullable CorsPolicy policy(@Nullable String name) {
		return this.exchange.browser()
			.policies()
			.stream()
			.filter((candidate) -> candidate.name().equals(name))
			.findFirst()
			.orElse(null);
	}

}
