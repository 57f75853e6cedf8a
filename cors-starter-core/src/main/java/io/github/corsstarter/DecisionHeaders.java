package io.github.corsstarter;

import org.jspecify.annotations.Nullable;

/**
 * The response headers of each outcome.
 */
final class DecisionHeaders {

	private DecisionHeaders() {
	}

	/**
	 * Where the answer is the same for everybody it is given to everybody, so that caches
	 * need no {@code Vary}.
	 */
	static void writeNotCors(PathRule rule, CorsResponse response) {
		CompiledPolicy constant = rule.constant();
		if (constant == null) {
			Vary.add(CorsHeaders.VARY_ACTUAL, response);
			return;
		}
		response.write(CorsHeaders.ALLOW_ORIGIN, "*");
		constant.writeExposeHeaders(response);
	}

	static void writeAllowed(boolean preflight, PathRule rule, CompiledPolicy policy, CorsRequest request,
			CorsResponse response) {
		writeOrigin(rule, policy, request, response);
		if (preflight) {
			policy.writeMethods(request, response);
			policy.writeHeaders(request, response);
			policy.writeMaxAge(response);
			Vary.add(CorsHeaders.VARY_PREFLIGHT, response);
			return;
		}
		policy.writeExposeHeaders(response);
		if (rule.constant() == null) {
			Vary.add(CorsHeaders.VARY_ACTUAL, response);
		}
	}

	static void writeRefused(CorsDecision decision, PathRule rule, @Nullable CompiledPolicy policy, CorsRequest request,
			CorsResponse response) {
		if (rule.debug()) {
			writeDebug(decision, rule, policy, request, response);
		}
		Vary.add(decision.isPreflight() ? CorsHeaders.VARY_PREFLIGHT : CorsHeaders.VARY_ACTUAL, response);
	}

	/**
	 * What a developer's browser needs to name the failing step in its console: the
	 * reason, and the headers of a preflight as far as they were earned.
	 */
	private static void writeDebug(CorsDecision decision, PathRule rule, @Nullable CompiledPolicy policy,
			CorsRequest request, CorsResponse response) {
		response.write(CorsHeaders.REFUSAL, decision.describe());
		if (!decision.isPreflight() || policy == null) {
			return;
		}
		writeOrigin(rule, policy, request, response);
		if (decision.reason() != CorsRefusalReason.METHOD_MALFORMED) {
			policy.writeMethods(request, response);
		}
	}

	private static void writeOrigin(PathRule rule, CompiledPolicy policy, CorsRequest request, CorsResponse response) {
		String origin = (rule.constant() != null) ? "*" : request.header(CorsHeaders.ORIGIN);
		if (origin != null) {
			response.write(CorsHeaders.ALLOW_ORIGIN, origin);
			policy.writeCredentials(response);
		}
	}

}
