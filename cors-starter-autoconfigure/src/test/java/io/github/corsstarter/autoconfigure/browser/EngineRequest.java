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
		BrowserRequest request = scripted.asSentFrom(page);
		boolean reusable = true;
		for (EngineDifference difference : EngineDifference.values()) {
			if (difference.engines().contains(engine.modelled()) && difference.concerns(request)
					&& scripted.shows(difference)) {
				reusable &= !difference.preventsReuse();
				request = difference.asTaken(request);
			}
		}
		for (EngineDifference difference : EngineDifference.values()) {
			request = without(difference, request);
		}
		return new EngineRequest(request, reusable);
	}

	private static BrowserRequest without(EngineDifference difference, BrowserRequest request) {
		return with(request,
				request.headers()
					.stream()
					.map((field) -> isStricterOn(difference, with(request, List.of(field))) ? plain(field) : field)
					.toList());
	}

	/**
	 * Whether the standard has nothing against a header that others do not take.
	 */
	private static boolean isStricterOn(EngineDifference difference, BrowserRequest request) {
		return difference.concerns(request) && request.unsafeHeaderNames().isEmpty();
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
