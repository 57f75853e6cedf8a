package io.github.corsstarter.autoconfigure.actuate;

import java.util.List;

import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.CorsDescriptor;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.RejectedDescriptor;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.SourceDescriptor;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.WarningDescriptor;

/**
 * The part of the page about changes while running: what was rejected, and the sources of
 * origins.
 */
final class ChangesSection {

	private final Html html = new Html();

	ChangesSection(CorsDescriptor cors) {
		RejectedDescriptor rejected = cors.rejected();
		if (rejected != null) {
			add(rejected);
		}
		List<SourceDescriptor> sources = cors.sources();
		if (sources != null) {
			sources.forEach(this::add);
		}
	}

	private void add(RejectedDescriptor rejected) {
		this.html.add("<p><strong>The last change was rejected (")
			.text(rejected.source())
			.add(", ")
			.text(rejected.time())
			.add("). The policies below still hold, but a restart would fail.</strong></p>");
		add(rejected.violations());
	}

	private void add(SourceDescriptor source) {
		this.html.add("<p>Source <code>")
			.text(source.name())
			.add("</code> is <strong>")
			.text(source.state())
			.add("</strong>: ")
			.text(source.origins())
			.add(" origins, revision <code>")
			.text(String.valueOf(source.revision()))
			.add("</code>.");
		if (source.problem() != null) {
			this.html.add(" Problem: <code>").text(source.problem()).add("</code>.");
		}
		if (source.rejected() > 0) {
			this.html.add(" Not used: ").text(source.rejected()).add(" entries.");
		}
		this.html.add("</p>");
		add(source.violations());
	}

	private void add(List<WarningDescriptor> violations) {
		if (violations.isEmpty()) {
			return;
		}
		this.html.add("<ul>");
		for (WarningDescriptor violation : violations) {
			this.html.add("<li><code>")
				.text((violation.value() != null) ? violation.value() : violation.property())
				.add("</code>: ");
			this.html.sentence(violation.message())
				.add(" <small>")
				.text(violation.code())
				.add(" ")
				.text((violation.source() != null) ? violation.source() : "")
				.add("</small></li>");
		}
		this.html.add("</ul>");
	}

	Html html() {
		return this.html;
	}

}
