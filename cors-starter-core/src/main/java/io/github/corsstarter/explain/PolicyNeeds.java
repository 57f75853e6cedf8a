package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.decision.CorsRefusalReason;
import org.jspecify.annotations.Nullable;

/**
 * What a policy has to allow for a request to pass.
 *
 * @param origin the origin of the page or {@code null} if it does not matter
 * @param originRefused whether the origin has to be added
 * @param method the method or {@code null} if only something else was refused
 * @param headers the names of the request headers
 * @param credentials whether the request has credentials
 */
record PolicyNeeds(@Nullable String origin, boolean originRefused, @Nullable String method, List<String> headers,
		boolean credentials) {

	/**
	 * Everything that a request needs.
	 */
	static PolicyNeeds of(BrowserRequest request, boolean originRefused) {
		List<String> headers = request.needsPreflight()
				? request.unsafeHeaderNames().stream().map((name) -> asWritten(request, name)).toList() : List.of();
		return new PolicyNeeds(request.origin(), originRefused, request.normalizedMethod(), headers,
				request.credentials());
	}

	/**
	 * What a refusal names, or {@code null} if no policy can allow it.
	 */
	static @Nullable PolicyNeeds of(CorsRefusalReason reason, String value) {
		return switch (reason) {
			case ORIGIN_NOT_ALLOWED, ORIGIN_NULL -> new PolicyNeeds(value, true, null, List.of(), false);
			case METHOD_NOT_ALLOWED -> new PolicyNeeds(null, false, value, List.of(), false);
			case HEADER_NOT_ALLOWED -> new PolicyNeeds(null, false, null, List.of(value), false);
			default -> null;
		};
	}

	private static String asWritten(BrowserRequest request, String lowerCaseName) {
		return request.headers()
			.stream()
			.map((field) -> field.name())
			.filter(lowerCaseName::equalsIgnoreCase)
			.findFirst()
			.orElse(lowerCaseName);
	}

}
