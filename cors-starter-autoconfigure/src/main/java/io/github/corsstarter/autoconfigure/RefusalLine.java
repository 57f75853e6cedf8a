package io.github.corsstarter.autoconfigure;

import java.util.stream.Collectors;

import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsProperty.Place;
import io.github.corsstarter.RefusalAdvice;
import io.github.corsstarter.Refused;
import io.github.corsstarter.CorsRefusalReason;

/**
 * Says in one line what was refused and what would have to change. Nothing of the request
 * comes in but the value of the decision, which is fit for logs.
 */
final class RefusalLine {

	private RefusalLine() {
	}

	static String of(Refused decision) {
		CorsRefusalReason reason = decision.reason();
		return "Refused CORS " + (decision.isPreflight() ? "preflight" : "request") + " on " + decision.path() + ": "
				+ reason + " \"" + decision.value() + "\"." + nearest(decision) + advice(decision, reason);
	}

	private static String nearest(Refused decision) {
		String nearest = RefusalAdvice.of(decision).nearestOrigin();
		return (nearest != null) ? " The closest configured origin is " + nearest + "." : "";
	}

	private static String advice(Refused decision, CorsRefusalReason reason) {
		CorsProperty property = reason.property();
		if (property == null || RefusalAdvice.of(decision).policies().isEmpty()) {
			return " No configuration would allow it: the request has to change.";
		}
		String properties = RefusalAdvice.of(decision)
			.policies()
			.stream()
			.map((policy) -> describe(property.in(policy)))
			.collect(Collectors.joining(" or "));
		return " To allow it, change " + properties + ".";
	}

	private static String describe(Place place) {
		String location = place.location();
		return place.name() + ((location != null) ? " (" + location + ")" : "");
	}

}
