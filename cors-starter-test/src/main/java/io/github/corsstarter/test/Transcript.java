package io.github.corsstarter.test;

import java.util.List;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.test.BrowserExchange.Outcome;

/**
 * Writes an exchange for people, with what they need to correct it.
 */
final class Transcript {

	private static final int LONGEST_VALUE = 200;

	private static final int MOST_LINES = 40;

	private final StringBuilder text = new StringBuilder();

	Transcript(BrowserExchange exchange) {
		BrowserRequest request = exchange.request();
		line("", request.normalizedMethod() + " " + shorten(exchange.urls().get(0)) + " by a page of "
				+ request.origin() + (request.credentials() ? " with credentials" : ""));
		exchange.steps().forEach(this::step);
		line("", "Outcome: " + outcome(exchange));
		exchange.notes().forEach((note) -> line("", "Note: " + note));
		if (exchange.consoleMessage() != null) {
			line("", "Console: " + exchange.consoleMessage());
		}
		explain(exchange);
	}

	private void step(Step step) {
		line("  ", step.preflight() ? "Preflight" : "Request");
		line("  > ", step.request().method() + " " + shorten(step.request().uri().toString()));
		fields("  > ", step.request().headers());
		if (!step.request().cookies().isEmpty()) {
			line("  > ", "Cookie: " + shorten(step.request().cookieLine()));
		}
		WireResponse response = step.response();
		if (response == null) {
			line("  < ", "no answer");
			return;
		}
		line("  < ", String.valueOf(response.status()));
		fields("  < ", response.headers());
	}

	private void fields(String prefix, List<HeaderField> fields) {
		fields.stream()
			.limit(MOST_LINES)
			.forEach((field) -> line(prefix, shorten(field.name()) + ": " + shorten(field.value())));
		if (fields.size() > MOST_LINES) {
			line(prefix, "… and " + (fields.size() - MOST_LINES) + " more");
		}
	}

	private static String outcome(BrowserExchange exchange) {
		String sent = exchange.requests().isEmpty() ? "; the request itself was not sent" : "";
		return switch (exchange.outcome()) {
			case READABLE -> "readable, status " + exchange.status() + ", visible headers " + exchange.visibleHeaders();
			case BLOCKED -> "blocked, " + exchange.reason() + sent;
			case UNANSWERED -> "no answer" + sent;
			case REDIRECTED_AWAY -> "redirected away";
		};
	}

	private void explain(BrowserExchange exchange) {
		CorsExplanation explanation = (exchange.outcome() == Outcome.UNANSWERED) ? null : exchange.explanation();
		if (explanation != null) {
			line("", "By the policies: " + explanation.summary());
		}
	}

	private void line(String prefix, String line) {
		this.text.append(prefix);
		line.chars().forEach((c) -> this.text.append((c < ' ' || c == 0x7F) ? '\uFFFD' : (char) c));
		this.text.append('\n');
	}

	private static String shorten(String value) {
		return (value.length() <= LONGEST_VALUE) ? value
				: value.substring(0, LONGEST_VALUE) + "… (" + value.length() + " characters)";
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
