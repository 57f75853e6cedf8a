package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.Ordered;

/**
 * Checks the settings outside policies: the application's own origins and the order of
 * the filter.
 */
final class GeneralSettings {

	static final String SELF_ORIGINS = "self-origins";

	/**
	 * Forwarded headers are evaluated at the highest precedence; requests are observed
	 * right after that.
	 */
	private static final int EARLIEST = Ordered.HIGHEST_PRECEDENCE + 2;

	/**
	 * The default order of Spring Security's filter on either stack.
	 */
	private static final int SECURITY = -100;

	private GeneralSettings() {
	}

	static void check(CorsProperties properties, BoundProperties bound, List<CorsViolation> violations) {
		List<String> origins = properties.getSelfOrigins();
		for (int i = 0; i < origins.size(); i++) {
			ConfigurationPropertyName name = PropertyNames.ROOT.append(CorsProperty.entry(SELF_ORIGINS, i));
			CorsViolation violation = check(name.toString(), origins.get(i), bound.location(name));
			if (violation != null) {
				violations.add(violation);
			}
		}
		checkOrder(properties.getFilter().getOrder(), bound, violations);
	}

	private static @Nullable CorsViolation check(String property, String text, @Nullable String location) {
		try {
			return OriginPattern.parse(text).isExact() ? null
					: Mistake.selfOriginPattern().at("", property, null, null, text, location);
		}
		catch (InvalidOriginPatternException ex) {
			return CorsViolation.of(property, text, ex, location);
		}
	}

	private static void checkOrder(int order, BoundProperties bound, List<CorsViolation> violations) {
		if (order >= EARLIEST && order < SECURITY) {
			return;
		}
		Mistake mistake = (order < EARLIEST) ? Mistake.filterOrderTooEarly() : Mistake.filterOrderTooLate();
		ConfigurationPropertyName name = PropertyNames.FILTER_ORDER;
		violations.add(mistake.at("", name.toString(), null, null, String.valueOf(order), bound.location(name)));
	}

}
