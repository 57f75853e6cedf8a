package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsViolation;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Checks the application's own origins: exact ones only.
 */
final class SelfOrigins {

	private static final String KEY = "self-origins";

	private SelfOrigins() {
	}

	static void check(List<String> origins, BoundProperties bound, List<CorsViolation> violations) {
		for (int i = 0; i < origins.size(); i++) {
			ConfigurationPropertyName name = PropertyNames.ROOT.append(CorsProperty.entry(KEY, i));
			CorsViolation violation = check(name, origins.get(i), bound.location(name));
			if (violation != null) {
				violations.add(violation);
			}
		}
	}

	private static @Nullable CorsViolation check(ConfigurationPropertyName name, String text,
			@Nullable String location) {
		try {
			return OriginPattern.parse(text).isExact() ? null
					: BindingProblem.SELF_ORIGIN_PATTERN.violation("", name, text, location);
		}
		catch (InvalidOriginPatternException ex) {
			return CorsViolation.of(name.toString(), text, ex, location);
		}
	}

}
