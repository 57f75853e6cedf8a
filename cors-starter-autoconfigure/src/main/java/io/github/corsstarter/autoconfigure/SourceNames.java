package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsProperty.Place;
import io.github.corsstarter.validation.CorsViolation;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * Finds names of sources that do not exist.
 */
final class SourceNames {

	private static final ConfigurationPropertyName SOURCES = PropertyNames.ROOT.append("sources");

	private SourceNames() {
	}

	static List<CorsViolation> check(List<CorsPolicy> policies, Collection<String> names, PolicyBinding binding) {
		List<CorsViolation> violations = new ArrayList<>();
		for (CorsPolicy policy : policies) {
			for (int i = 0; i < policy.originsFrom().size(); i++) {
				String name = policy.originsFrom().get(i);
				if (!names.contains(name)) {
					Place place = CorsProperty.ORIGINS_FROM.in(policy, i);
					violations.add(Mistake.unknownSource(names)
						.at(policy.name(), place.name(), place.property(), i, name, place.location()));
				}
			}
		}
		for (String name : binding.properties().getSources().keySet()) {
			if (!names.contains(name)) {
				ConfigurationPropertyName property = SOURCES
					.append(ConfigurationPropertyName.adapt(name, '.').getLastElement(Form.ORIGINAL));
				violations.add(Mistake.unknownSource(names)
					.at("", property.toString(), null, null, null, binding.firstLocation(property)));
			}
		}
		return violations;
	}

}
