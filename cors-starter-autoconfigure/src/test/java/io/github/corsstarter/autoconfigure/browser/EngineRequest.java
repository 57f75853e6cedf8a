package io.github.corsstarter.autoconfigure.browser;

import java.util.List;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.EngineDifference;
import io.github.corsstarter.browser.HeaderField;

/**
 * A request as one engine takes it, in which no other engine differs from the standard.
 *
 * @param request the request with which all engines do what this one does
 * @param reusable whether the answer to its preflight may be used again
 */
record EngineRequest(BrowserRequest request, boolean reusable) {

	static EngineRequest of(Engine engine, ScriptedRequest scripted, String page) {
		BrowserRequest taken = scripted.asSentFrom(page);
		boolean reuse = true;
		for (EngineDifference difference : EngineDifference.values()) {
			if (difference.engines().contains(engine.modelled()) && difference.concerns(taken)
					&& scripted.shows(difference)) {
				reuse &= !difference.preventsReuse();
				taken = difference.asTaken(taken);
			}
		}
		return new EngineRequest(plain(engine, taken), reuse);
	}

	private static BrowserRequest plain(Engine engine, BrowserRequest request) {
		if (engine == Engine.FIREFOX && EngineDifference.JOINED_VALUES.concerns(request)) {
			// Firefox takes each of them for safelisted, and does not add them up.
			return EngineDifference.UNLIMITED_SUM.asTaken(request);
		}
		return with(request,
				request.headers()
					.stream()
					.map((field) -> isStricterElsewhere(with(request, List.of(field))) ? plain(field) : field)
					.toList());
	}

	/**
	 * Whether the standard has nothing against a header that some engine does not take.
	 */
	private static boolean isStricterElsewhere(BrowserRequest request) {
		return request.unsafeHeaderNames().isEmpty()
				&& !EngineDifference.mostDemanding(request).unsafeHeaderNames().isEmpty();
	}

	private static HeaderField plain(HeaderField field) {
		String digit = field.name().equalsIgnoreCase("Range") ? "0" : "$0";
		return new HeaderField(field.name(),
				field.value().replace(',', ';').replaceAll("[^\\x00-\\x7f]", "a").replaceAll("\\d", digit));
	}

	private static BrowserRequest with(BrowserRequest request, List<HeaderField> headers) {
		return new BrowserRequest(request.origin(), request.method(), headers, request.credentials(),
				request.forcedPreflight());
	}

}
