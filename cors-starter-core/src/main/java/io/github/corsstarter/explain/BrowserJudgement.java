package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.browser.PreflightCacheTimes;
import io.github.corsstarter.browser.PreflightVerdict;
import io.github.corsstarter.browser.ResponseVerdict;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answers of the server as a browser does.
 */
final class BrowserJudgement {

	private final Rehearsal rehearsal;

	private final Answer preflight;

	private final Answer actual;

	private final List<String> notes = new ArrayList<>();

	private BrowserJudgement(Rehearsal rehearsal) {
		this.rehearsal = rehearsal;
		this.preflight = rehearsal.preflightAnswer();
		this.actual = rehearsal.actualAnswer();
	}

	static BrowserVerdict of(Rehearsal rehearsal) {
		return new BrowserJudgement(rehearsal).verdict();
	}

	private BrowserVerdict verdict() {
		addNotes();
		if (this.rehearsal.isForbidden()) {
			this.notes.add("Browsers throw a TypeError for this method and send nothing.");
			return unchecked(false);
		}
		if (this.rehearsal.isSameOrigin()) {
			this.notes.add("The page is of the application's own origin, so browsers check nothing.");
			return unchecked(true);
		}
		return this.rehearsal.needsPreflight() ? afterPreflight() : response(null, null);
	}

	private void addNotes() {
		List<String> dropped = this.rehearsal.headers().dropped();
		if (!dropped.isEmpty()) {
			this.notes.add("Browsers leave out " + Quoted.list(dropped) + ", which scripts cannot set.");
		}
		if (this.rehearsal.refusal() != null && this.rehearsal.registry().settings().debug()) {
			this.notes
				.add("Debug mode is on: the response header `Cors-Refusal`, which the network tab shows, says why.");
		}
	}

	private BrowserVerdict unchecked(boolean sent) {
		return new BrowserVerdict(false, null, sent, sent, List.of(), null, null, this.notes);
	}

	private BrowserVerdict afterPreflight() {
		PreflightVerdict verdict = judgePreflight();
		this.notes.addAll(verdict.engineNotes());
		if (!verdict.passes()) {
			return new BrowserVerdict(true, false, false, false, List.of(), verdict.consoleMessage(), null, this.notes);
		}
		PreflightCacheTimes cached = Browser.maxAge(values(this.preflight, "Access-Control-Max-Age"));
		addCacheNote(cached);
		return response(true, cached);
	}

	private PreflightVerdict judgePreflight() {
		// An application that has to answer by itself adds no header that is known here.
		Integer status = this.preflight.status();
		return Browser.preflight(this.rehearsal.request(), this.rehearsal.url(), (status != null) ? status : 200,
				this.preflight.responseHeaders());
	}

	private void addCacheNote(PreflightCacheTimes times) {
		if (times.chromium() < times.fetch() || times.webkit() < times.fetch()) {
			this.notes.add("Of the " + times.fetch() + " seconds for which the answer to the preflight may be kept, "
					+ "Chromium makes " + times.chromium() + " and Safari " + times.webkit() + ".");
		}
	}

	private BrowserVerdict response(@Nullable Boolean preflightPasses, @Nullable PreflightCacheTimes cached) {
		ResponseVerdict verdict = Browser.response(this.rehearsal.request(), this.rehearsal.url(),
				this.actual.responseHeaders());
		List<String> visible = verdict.readable() ? visibleHeaders() : List.of();
		return new BrowserVerdict(preflightPasses != null, preflightPasses, true, verdict.readable(), visible,
				verdict.consoleMessage(), cached, this.notes);
	}

	/**
	 * The names that the policy exposes: whichever of them the application sends is
	 * visible.
	 */
	private List<String> visibleHeaders() {
		CorsPolicy policy = this.rehearsal.policy();
		List<String> exposed = (policy != null) ? policy.exposedHeaders() : List.of();
		List<HeaderField> fields = new ArrayList<>(this.actual.responseHeaders());
		exposed.forEach((name) -> fields.add(new HeaderField(name, "")));
		return Browser.visibleHeaders(this.rehearsal.request().credentials(), fields)
			.stream()
			.filter((name) -> exposed.stream().anyMatch(name::equalsIgnoreCase))
			.toList();
	}

	private static List<String> values(Answer answer, String name) {
		return answer.responseHeaders()
			.stream()
			.filter((field) -> field.name().equals(name))
			.map(HeaderField::value)
			.toList();
	}

}
