package io.github.corsstarter.autoconfigure.actuate;

import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.explain.CorsExplanation.Alternative;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import io.github.corsstarter.explain.CorsExplanation.Step;
import io.github.corsstarter.explain.CorsExplanation.Verdict;
import org.jspecify.annotations.Nullable;

/**
 * A form that asks about a request, and below it the answer.
 */
final class ExplainPage {

	private static final String TITLE = "Why is my request blocked?";

	private final Html html = new Html();

	private final PageLinks links;

	private final ExplainQuestion question;

	ExplainPage(PageLinks links, ExplainQuestion question) {
		this.links = links;
		this.question = question;
	}

	/**
	 * The form alone.
	 */
	String empty() {
		form();
		return page();
	}

	/**
	 * The form with what is wrong with its values.
	 */
	String invalid(InvalidParameterException problem) {
		form();
		this.html.add("<p class=\"verdict bad\" role=\"alert\">\u2717 ").text(problem.describe().detail()).add("</p>");
		return page();
	}

	/**
	 * The explanation of the request, and the form to change it.
	 */
	String explained(CorsExplanation explanation) {
		request();
		this.html.add("<details><summary>Change the request</summary>");
		form();
		this.html.add("</details>");
		verdict(explanation);
		fixes(explanation.fixes(), explanation.yaml());
		steps(explanation.steps());
		browser(explanation.browser());
		if (explanation.browser().preflightNeeded()) {
			answer("Preflight", explanation.preflight());
		}
		answer("Request", explanation.actual());
		explanation.alternatives().forEach(this::alternative);
		return page();
	}

	private String page() {
		return Page.of(TITLE, this.links.navigation(""), this.html);
	}

	private void request() {
		this.html.add("<p><code>").text(given(this.question.method(), "GET") + " " + this.question.path());
		this.html.add("</code> from <code>").text(given(this.question.origin(), "")).add("</code>");
		if (!given(this.question.headers(), "").isEmpty()) {
			this.html.add(" with <code>").text(given(this.question.headers(), "")).add("</code>");
		}
		this.html.add(this.question.isWithCredentials() ? ", with credentials</p>" : "</p>");
	}

	private static String given(@Nullable String value, String byDefault) {
		return (value == null || value.isEmpty()) ? byDefault : value;
	}

	private void form() {
		this.html.add("<form method=\"get\">");
		field("path", "Path or URL", this.question.path(), "/api/orders");
		field("origin", "Origin of the page", this.question.origin(), "https://shop.example.com");
		field("method", "Method", this.question.method(), "GET");
		field("headers", "Headers that the script sets, separated by commas", this.question.headers(),
				"Content-Type, X-Tenant");
		this.html
			.add("<p class=\"check\"><input type=\"checkbox\" id=\"credentials\" name=\"credentials\" value=\"true\"");
		this.html.add(this.question.isWithCredentials() ? " checked=\"checked\"" : "");
		this.html.add("/> <label for=\"credentials\">with credentials (cookies)</label></p>");
		this.html.add("<label for=\"mode\">Sent by</label><select id=\"mode\" name=\"mode\">");
		option("cors", "a script");
		option("navigate", "a form");
		option("websocket", "a WebSocket");
		this.html.add("</select><div><button type=\"submit\">Explain</button></div></form>");
	}

	private void field(String name, String label, @Nullable String value, String example) {
		this.html
			.add("<label for=\"" + name + "\">" + label + "</label><input type=\"text\" id=\"" + name + "\" name=\"")
			.add(name + "\" placeholder=\"" + example + "\" value=\"")
			.text((value != null) ? value : "")
			.add("\"/>");
	}

	private void option(String value, String text) {
		this.html
			.add("<option value=\"" + value + "\"" + (this.question.isMode(value) ? " selected=\"selected\"" : "")
					+ ">")
			.add(text + "</option>");
	}

	private void verdict(CorsExplanation explanation) {
		Boolean readable = explanation.browser().readable();
		String style = (readable == null) ? "" : readable ? " good" : " bad";
		String text = (readable == null) ? "? Only the application can tell."
				: readable ? "\u2713 It passes." : "\u2717 It is blocked.";
		this.html.add("<h2>Verdict</h2><p class=\"verdict" + style + "\">" + text + "</p><p>")
			.sentence(explanation.summary())
			.add("</p>");
		String message = explanation.browser().consoleMessage();
		if (message != null) {
			this.html.add("<h3>What the console of Chromium says</h3>").element("pre", message);
		}
	}

	private void fixes(List<Fix> fixes, @Nullable String yaml) {
		if (fixes.isEmpty()) {
			return;
		}
		this.html.add("<h2>What to change</h2><ul>");
		fixes.forEach((fix) -> this.html.add("<li>").sentence(fix.change()).add("</li>"));
		this.html.add("</ul>");
		if (yaml != null) {
			this.html.element("pre", yaml);
		}
	}

	private void steps(List<Step> steps) {
		this.html.add("<h2>Steps</h2><table><thead><tr><th scope=\"col\">Result</th><th scope=\"col\">Step</th>"
				+ "<th scope=\"col\">Why</th></tr></thead><tbody>");
		for (Step step : steps) {
			this.html.add("<tr><td class=\"result\">" + mark(step.verdict()) + "</td>")
				.element("th scope=\"row\"", step.name());
			this.html.add("<td>").sentence(step.detail()).add("</td></tr>");
		}
		this.html.add("</tbody></table>");
	}

	private static String mark(Verdict verdict) {
		return switch (verdict) {
			case PASSED -> "<span class=\"good\">\u2713 passed</span>";
			case FAILED -> "<span class=\"bad\">\u2717 failed</span>";
			case SKIPPED -> "\u2013 skipped";
		};
	}

	private void browser(BrowserVerdict browser) {
		this.html.add("<h2>What the browser does</h2><ul>");
		item("Asks with a preflight first", browser.preflightNeeded());
		if (browser.preflightNeeded()) {
			item("The preflight passes", browser.preflightPasses());
		}
		item("Sends the request", browser.sent());
		item("Lets the page read the response", browser.readable());
		this.html.add("</ul>");
		if (!browser.visibleHeaders().isEmpty()) {
			this.html.add("<p>Response headers that scripts see besides the usual seven: <code>")
				.text(String.join(", ", browser.visibleHeaders()))
				.add("</code></p>");
		}
		browser.notes().forEach((note) -> this.html.add("<p>").sentence(note).add("</p>"));
	}

	private void item(String text, @Nullable Boolean answer) {
		this.html.add("<li>" + text + ": " + ((answer == null) ? "unknown" : answer ? "yes" : "no") + "</li>");
	}

	private void answer(String title, Answer answer) {
		this.html.add("<h2>" + title + "</h2>");
		headers("The server decides by", answer.requestHeaders());
		this.html.add("<p>Outcome: <code>").text(answer.outcome()).add("</code>");
		if (answer.reason() != null) {
			this.html.add(", <code>").text(answer.reason()).add("</code>");
		}
		this.html.add(", status ").text((answer.status() != null) ? answer.status() : "of the application").add("</p>");
		headers("The server adds", answer.responseHeaders());
	}

	private void headers(String title, List<HeaderField> headers) {
		if (headers.isEmpty()) {
			return;
		}
		this.html.element("h3", title).add("<pre>");
		headers.forEach((header) -> this.html.text(header.name() + ": " + header.value() + "\n"));
		this.html.add("</pre>");
	}

	private void alternative(Alternative alternative) {
		this.html.add("<h2>Or change policy <code>").text(alternative.policy()).add("</code></h2><ul>");
		alternative.fixes().forEach((fix) -> this.html.add("<li>").sentence(fix.change()).add("</li>"));
		this.html.add("</ul>");
		if (alternative.yaml() != null) {
			this.html.element("pre", alternative.yaml());
		}
	}

}
