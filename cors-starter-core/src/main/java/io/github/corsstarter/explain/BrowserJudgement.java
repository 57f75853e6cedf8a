package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.EngineDifference;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.browser.PreflightCacheTimes;
import io.github.corsstarter.browser.PreflightVerdict;
import io.github.corsstarter.browser.ResponseVerdict;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.internal.http.HeaderNames;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answers of the server as a browser does.
 */
final class BrowserJudgement {

	private final SimulatedRequest simulated;

	private final Exchange preflight;

	private final Exchange actual;

	private final List<String> notes = new ArrayList<>();

	private BrowserJudgement(SimulatedRequest simulated) {
		this.simulated = simulated;
		this.preflight = simulated.preflight();
		this.actual = simulated.actual();
	}

	static BrowserVerdict of(SimulatedRequest simulated) {
		return new BrowserJudgement(simulated).verdict();
	}

	private BrowserVerdict verdict() {
		addNotes();
		if (this.simulated.isForbidden()) {
			this.notes.add("Browsers throw a TypeError for this method and send nothing.");
			return unchecked(false, false);
		}
		return switch (this.simulated.mode()) {
			case WEBSOCKET -> handshake();
			case NAVIGATE -> formPost();
			case CORS -> script();
		};
	}

	private void addNotes() {
		List<String> dropped = this.simulated.headers().dropped();
		if (!dropped.isEmpty()) {
			this.notes.add("Browsers leave out " + CodeSpan.list(dropped) + ", which scripts cannot set.");
		}
		if (this.simulated.refusal() != null && this.simulated.registry().settings().debug()) {
			this.notes
				.add("Debug mode is on: the response header `Cors-Refusal`, which the network tab shows, says why.");
		}
	}

	private BrowserVerdict unchecked(boolean sent, @Nullable Boolean readable) {
		return new BrowserVerdict(false, null, sent, readable, List.of(), null, null, this.notes);
	}

	/**
	 * The server alone decides whether a WebSocket opens.
	 */
	private BrowserVerdict handshake() {
		this.notes.add("WebSockets are not subject to CORS: browsers send no preflight and ignore `Access-Control-*` "
				+ "headers, so only the server can refuse the handshake.");
		boolean refused = this.actual.status() != null;
		return unchecked(true, (refused || !this.actual.isUnknown()) ? !refused && this.actual.hasRule() : null);
	}

	private BrowserVerdict formPost() {
		this.notes.add("A form post is a navigation: browsers send no preflight, and the response replaces the page, "
				+ "regardless of its headers.");
		return unchecked(true, this.actual.status() == null || this.simulated.isSameOrigin());
	}

	private BrowserVerdict script() {
		if (this.simulated.isSameOrigin()) {
			this.notes.add("The page has the application's own origin, so browsers check nothing.");
			return unchecked(true, true);
		}
		addDifferences(false);
		return this.simulated.needsPreflight() ? afterPreflight() : response(null, null);
	}

	private BrowserVerdict afterPreflight() {
		if (this.preflight.isUnknown()) {
			return new BrowserVerdict(true, null, null, null, List.of(), null, null, this.notes);
		}
		PreflightVerdict verdict = judgePreflight();
		this.notes.addAll(verdict.engineNotes());
		if (!verdict.passes()) {
			return new BrowserVerdict(true, false, false, false, List.of(), verdict.consoleMessage(), null, this.notes);
		}
		PreflightCacheTimes cached = Browser.maxAge(values(this.preflight, HeaderNames.MAX_AGE));
		addCacheNote(cached);
		addDifferences(true);
		return response(true, cached);
	}

	private PreflightVerdict judgePreflight() {
		// If the application has to answer, its headers are not known here.
		Integer status = this.preflight.status();
		return Browser.preflight(this.simulated.asked(), this.simulated.url(), (status != null) ? status : 200,
				this.preflight.headers());
	}

	private void addDifferences(boolean onReuse) {
		EngineDifference.of(this.simulated.request())
			.stream()
			.filter((difference) -> difference.preventsReuse() == onReuse)
			.forEach((difference) -> this.notes.add(difference.note(this.simulated.request())));
	}

	private void addCacheNote(PreflightCacheTimes times) {
		if (times.chromium() < times.fetch() || times.webkit() < times.fetch()) {
			this.notes.add("Of the " + times.fetch() + " seconds for which the answer to the preflight may be cached, "
					+ "Chromium uses " + times.chromium() + " and Safari " + times.webkit() + ".");
		}
	}

	private BrowserVerdict response(@Nullable Boolean preflightPasses, @Nullable PreflightCacheTimes cached) {
		if (this.actual.isUnknown()) {
			return new BrowserVerdict(preflightPasses != null, preflightPasses, true, null, List.of(), null, cached,
					this.notes);
		}
		ResponseVerdict verdict = Browser.response(this.simulated.request(), this.simulated.url(),
				this.actual.headers());
		List<String> visible = verdict.readable() ? visibleHeaders() : List.of();
		return new BrowserVerdict(preflightPasses != null, preflightPasses, true, verdict.readable(), visible,
				verdict.consoleMessage(), cached, this.notes);
	}

	/**
	 * The names that are exposed: those that the application sends are visible.
	 */
	private List<String> visibleHeaders() {
		List<String> exposed = values(this.actual, HeaderNames.EXPOSE_HEADERS).stream()
			.flatMap((line) -> Arrays.stream(line.split(",", -1)))
			.map((name) -> name.strip().toLowerCase(Locale.ROOT))
			.filter((name) -> !name.isEmpty())
			.distinct()
			.toList();
		List<HeaderField> fields = new ArrayList<>(this.actual.headers());
		exposed.forEach((name) -> fields.add(new HeaderField(name, "")));
		return Browser.visibleHeaders(this.simulated.request().credentials(), fields)
			.stream()
			.filter(exposed::contains)
			.toList();
	}

	private static List<String> values(Exchange exchange, String name) {
		return exchange.headers()
			.stream()
			.filter((field) -> field.name().equalsIgnoreCase(name))
			.map(HeaderField::value)
			.toList();
	}

}
