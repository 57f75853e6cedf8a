package io.github.corsstarter.autoconfigure.actuate;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.CorsDescriptor;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.PolicyDescriptor;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.RefusalDescriptor;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.ShadowedDescriptor;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.ValueDescriptor;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.WarningDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * Shows the policies, where each value comes from, and what was refused.
 */
final class PoliciesPage {

	private static final List<ValueDescriptor> NOTHING = List.of(new ValueDescriptor("(none)", ""));

	private static final int MAX_VALUES = 200;

	private final PageLinks links;

	/**
	 * What leads from the page to the base path of the endpoints.
	 */
	private final String up;

	/**
	 * The requests to ask about, by what was refused.
	 */
	private final Map<RefusalDescriptor, RefusedRequest> requests;

	private final Html html = new Html();

	PoliciesPage(PageLinks links, String up, Map<RefusalDescriptor, RefusedRequest> requests) {
		this.links = links;
		this.up = up;
		this.requests = requests;
	}

	String of(CorsDescriptor cors) {
		this.html.add("<p>Revision ")
			.text(cors.revision())
			.add(". The first policy whose path and origin match decides.");
		if (cors.debug()) {
			this.html.add(" <strong>Debug mode is on.</strong>");
		}
		this.html.add("</p>");
		if (!cors.selfOrigins().isEmpty()) {
			this.html.add("<p>This application\u2019s own origins: ")
				.text(String.join(", ", cors.selfOrigins()))
				.add("</p>");
		}
		this.html.add(new ChangesSection(cors).html());
		if (cors.policies().isEmpty()) {
			this.html.add("<p>There is no policy, so no CORS header is added to any response.</p>");
		}
		cors.policies().forEach((policy) -> add(policy, true));
		shared(cors.refused());
		shadowed(cors.shadowed());
		return Page.of("CORS policies", this.links.navigation(this.up), this.html);
	}

	String of(PolicyDescriptor policy) {
		add(policy, false);
		return Page.of("CORS policy " + policy.name(), this.links.navigation(this.up), this.html);
	}

	static String notFound(PageLinks links, String up) {
		return Page.of("There is no such CORS policy", links.navigation(up),
				new Html().add("<p>The list of policies has all names.</p>"));
	}

	private void add(PolicyDescriptor policy, boolean linked) {
		if (linked) {
			this.html.add("<h2>");
			link(this.links.policy(policy.name()), policy.name());
			this.html.add("</h2>");
		}
		policy.warnings().forEach(this::add);
		refused("Refused", policy.refused());
		this.html.add("<table><caption>Values</caption><thead><tr><th scope=\"col\">Property</th>"
				+ "<th scope=\"col\">Value</th><th scope=\"col\">From</th></tr></thead><tbody>");
		policy.properties().forEach(this::add);
		this.html.add("</tbody></table><p>Preflights are kept for ")
			.text(policy.preflightCache().configured())
			.add(" s: by Chromium for ")
			.text(policy.preflightCache().chromium())
			.add(" s, by Firefox for ")
			.text(policy.preflightCache().firefox())
			.add(" s, by Safari for ")
			.text(policy.preflightCache().webkit())
			.add(" s.</p>");
	}

	private void add(String property, List<ValueDescriptor> values) {
		Map<String, List<String>> bySource = new LinkedHashMap<>();
		for (ValueDescriptor value : values.isEmpty() ? NOTHING
				: values.subList(0, Math.min(MAX_VALUES, values.size()))) {
			bySource.computeIfAbsent(value.source(), (source) -> new ArrayList<>()).add(String.valueOf(value.value()));
		}
		String header = "<th scope=\"rowgroup\" rowspan=\"" + bySource.size() + "\">" + property + "</th>";
		for (Map.Entry<String, List<String>> row : bySource.entrySet()) {
			this.html.add("<tr>" + header + "<td><code>")
				.text(String.join(", ", row.getValue()))
				.add("</code></td><td><small>")
				.text(row.getKey())
				.add("</small></td></tr>");
			header = "";
		}
		if (values.size() > MAX_VALUES) {
			this.html.add("<tr><th scope=\"row\"></th><td colspan=\"2\">and ")
				.text(values.size() - MAX_VALUES)
				.add(" more, all of them in JSON</td></tr>");
		}
	}

	private void add(WarningDescriptor warning) {
		this.html.add("<p><strong>Warning:</strong> <code>").text(warning.property()).add("</code>: ");
		this.html.sentence(warning.message()).add(" <small>").text(warning.code()).add("</small></p>");
	}

	private void shared(List<RefusalDescriptor> refused) {
		if (!refused.isEmpty()) {
			this.html.add("<h2>Paths of several policies</h2>");
			refused("Refused, because none of the policies allows the origin", refused);
		}
	}

	private void refused(String caption, List<RefusalDescriptor> refused) {
		if (refused.isEmpty()) {
			return;
		}
		this.html.add("<table>").element("caption", caption);
		this.html.add("<thead><tr><th scope=\"col\">Count</th><th scope=\"col\">Reason</th><th scope=\"col\">Value</th>"
				+ "<th scope=\"col\">Path</th><th scope=\"col\">Seen</th><th scope=\"col\">What to do</th></tr></thead>"
				+ "<tbody>");
		refused.forEach(this::add);
		this.html.add("</tbody></table>");
	}

	private void add(RefusalDescriptor refusal) {
		this.html.add("<tr>").element("td", refusal.count()).element("td", refusal.reason());
		this.html.add("<td><code>").text(refusal.value()).add("</code>");
		if (refusal.nearestOrigin() != null) {
			this.html.add("<br/><small>nearest: <code>").text(refusal.nearestOrigin()).add("</code></small>");
		}
		this.html.add("</td><td><code>").text(refusal.path()).add("</code></td><td><small>");
		this.html.text(seconds(refusal.firstSeen()))
			.add(" to ")
			.text(seconds(refusal.lastSeen()))
			.add("</small></td><td>");
		this.html.sentence(refusal.advice()).add(" ");
		RefusedRequest request = this.requests.get(refusal);
		String explanation = (request != null) ? this.links.explanation(this.up, request.query()) : null;
		if (explanation != null) {
			link(explanation, "Why?");
		}
		this.html.add("</td></tr>");
	}

	private static Instant seconds(Instant instant) {
		return instant.truncatedTo(ChronoUnit.SECONDS);
	}

	private void shadowed(List<ShadowedDescriptor> rules) {
		if (rules.isEmpty()) {
			return;
		}
		this.html.add("<h2>Rules that do nothing where policies decide</h2><ul>");
		for (ShadowedDescriptor rule : rules) {
			this.html.add("<li>")
				.sentence(rule.rule())
				.add(" (<code>")
				.text(String.join(", ", rule.paths()))
				.add("</code>): ")
				.text(String.join(", ", rule.policies()))
				.add(" decides instead. ")
				.sentence(rule.repair())
				.add("</li>");
		}
		this.html.add("</ul>");
	}

	private void link(@Nullable String address, String text) {
		if (address == null) {
			this.html.text(text);
			return;
		}
		this.html.add("<a href=\"").text(address).add("\">").text(text).add("</a>");
	}

}
