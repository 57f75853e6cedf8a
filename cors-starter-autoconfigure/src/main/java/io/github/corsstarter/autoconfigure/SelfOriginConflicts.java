package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsProperty.Place;
import io.github.corsstarter.validation.CorsViolation;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Finds origins that are both the application's own and allowed by a policy.
 */
final class SelfOriginConflicts {

	private SelfOriginConflicts() {
	}

	static List<CorsViolation> find(List<CorsPolicy> policies, PolicyBinding binding) {
		Map<String, String> own = new HashMap<>();
		List<String> origins = binding.properties().getSelfOrigins();
		for (int i = 0; i < origins.size(); i++) {
			ConfigurationPropertyName name = PropertyNames.ROOT
				.append(CorsProperty.entry(GeneralSettings.SELF_ORIGINS, i));
			own.putIfAbsent(origins.get(i), Locations.describe(name.toString(), binding.location(name)));
		}
		List<CorsViolation> violations = new ArrayList<>();
		if (!own.isEmpty()) {
			policies.forEach((policy) -> check(policy, own, violations));
		}
		return violations;
	}

	private static void check(CorsPolicy policy, Map<String, String> own, List<CorsViolation> violations) {
		List<String> origins = policy.allowedOrigins();
		for (int i = 0; i < origins.size(); i++) {
			String self = own.get(origins.get(i));
			if (self != null) {
				Place place = CorsProperty.ALLOWED_ORIGINS.in(policy, i);
				violations.add(Mistake.selfOriginAllowed(self)
					.at(policy.name(), place.name(), CorsProperty.ALLOWED_ORIGINS, i, origins.get(i),
							place.location()));
			}
		}
	}

}
