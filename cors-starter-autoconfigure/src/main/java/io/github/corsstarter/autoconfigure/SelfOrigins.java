package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.CorsViolation;
import io.github.corsstarter.CorsViolation.Severity;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Checks the application's own origins: exact ones only.
 */
final class SelfOrigins {

	private static final ConfigurationPropertyName NAME = PropertyNames.ROOT.append("self-origins");

	private SelfOrigins() {
	}

	static void check(List<String> origins, BoundProperties bound, List<CorsViolation> violations) {
		for (int i = 0; i < origins.size(); i++) {
			ConfigurationPropertyName name = NAME.append("[" + i + "]");
			CorsViolation violation = check(name.toString(), origins.get(i), bound.location(name));
			if (violation != null) {
				violations.add(violation);
			}
		}
	}

	private static @Nullable CorsViolation check(String property, String text, @Nullable String location) {
		try {
			OriginPattern pattern = OriginPattern.parse(text);
			boolean exact = !pattern.isAny() && !pattern.isOpaque() && !pattern.isWildcard();
			return exact ? null : BindingProblem.SELF_ORIGIN_PATTERN.violation("", property, text, location);
		}
		catch (InvalidOriginPatternException ex) {
			return new CorsViolation("", property, text, ex.problem().name(), Severity.ERROR, ex.problem().sentence(),
					ex.repair(), ex.suggestions(), location);
		}
	}

}
