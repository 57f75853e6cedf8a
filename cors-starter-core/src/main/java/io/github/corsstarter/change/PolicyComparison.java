package io.github.corsstarter.change;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.change.PolicyDifference.Effect;

/**
 * Compares what two policies let the same origin do.
 */
final class PolicyComparison {

	private static final String ANY = "*";

	private final String paths;

	private final List<PolicyDifference> differences;

	PolicyComparison(String paths, List<PolicyDifference> differences) {
		this.paths = paths;
		this.differences = differences;
	}

	void compare(CorsPolicy before, CorsPolicy after) {
		if (before == after) {
			return;
		}
		compare("allows the method ", methods(before), methods(after), UnaryOperator.identity(), after);
		compare("allows the request header ", before.allowedHeaders(), after.allowedHeaders(), PolicyComparison::fold,
				after);
		compare("exposes the response header ", before.exposedHeaders(), after.exposedHeaders(), PolicyComparison::fold,
				after);
		if (before.allowCredentials() != after.allowCredentials()) {
			add(after.allowCredentials(),
					after.allowCredentials() ? "allows credentials" : "no longer allows credentials", after);
		}
		int longer = after.maxAge().compareTo(before.maxAge());
		if (longer != 0) {
			add(longer > 0, "lets browsers keep the answer to a preflight for " + CorsProperty.MAX_AGE.valueOf(after)
					+ " instead of " + CorsProperty.MAX_AGE.valueOf(before), after);
		}
		if (before.refusedRequests() != after.refusedRequests()) {
			boolean wider = after.refusedRequests() == RefusedRequests.FORWARD;
			add(wider, wider ? "forwards refused requests to the application"
					: "no longer forwards refused requests to the application", after);
		}
	}

	private static List<String> methods(CorsPolicy policy) {
		List<String> methods = new ArrayList<>(policy.allowedMethods());
		if (methods.contains("GET") && !methods.contains("HEAD")) {
			methods.add("HEAD");
		}
		return methods;
	}

	private static String fold(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

	private void compare(String verb, List<String> before, List<String> after, UnaryOperator<String> form,
			CorsPolicy policy) {
		missing(after, before, form).forEach((entry) -> add(true, verb + entry, policy));
		missing(before, after, form).forEach((entry) -> add(false, "no longer " + verb + entry, policy));
	}

	/**
	 * The entries of a list that another one does not cover.
	 */
	private static List<String> missing(List<String> entries, List<String> other, UnaryOperator<String> form) {
		List<String> folded = other.stream().map(form).toList();
		return folded.contains(ANY) ? List.of()
				: entries.stream().filter((entry) -> !folded.contains(form.apply(entry))).distinct().toList();
	}

	private void add(boolean wider, String what, CorsPolicy policy) {
		this.differences
			.add(new PolicyDifference(Effect.of(wider), this.paths + " " + what + " (policy " + policy.name() + ")"));
	}

}
