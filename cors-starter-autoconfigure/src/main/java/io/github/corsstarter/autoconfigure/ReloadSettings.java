package io.github.corsstarter.autoconfigure;

import java.time.Duration;
import java.util.List;

import io.github.corsstarter.validation.CorsViolation;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Checks the settings of changes while running and of sources of origins.
 */
final class ReloadSettings {

	private static final Duration LONGEST = Duration.ofDays(1);

	private final BoundProperties bound;

	private final List<CorsViolation> violations;

	private ReloadSettings(BoundProperties bound, List<CorsViolation> violations) {
		this.bound = bound;
		this.violations = violations;
	}

	static void check(CorsProperties properties, BoundProperties bound, List<CorsViolation> violations) {
		ReloadSettings settings = new ReloadSettings(bound, violations);
		settings.check("reload.quiet-period", properties.getReload().getQuietPeriod(), Duration.ofMillis(1));
		properties.getSources().forEach(settings::check);
	}

	private void check(String name, CorsSourceProperties source) {
		String prefix = "sources." + name + ".";
		check(prefix + "poll-interval", source.getPollInterval(), Duration.ofMillis(100));
		check(prefix + "timeout", source.getTimeout(), Duration.ofMillis(1));
		check(prefix + "stale-after", source.getStaleAfter(), Duration.ofMillis(1));
		if (source.getMaxOrigins() < 1) {
			add(prefix + "max-origins", source.getMaxOrigins(), Mistake.settingOutOfRange("Write 1 or more."));
		}
		if (!source.getMaxShrink().matches("(100|[0-9]{1,2})%?")) {
			add(prefix + "max-shrink", source.getMaxShrink(),
					Mistake.settingOutOfRange("Write a percentage from `0%` to `100%`."));
		}
		if (source.getAtStart() == CorsSourceProperties.AtStart.SNAPSHOT && source.getSnapshotFile() == null) {
			add(prefix + "at-start", "snapshot", Mistake.snapshotWithoutFile());
		}
	}

	private void check(String name, Duration value, Duration shortest) {
		if (value.compareTo(shortest) < 0 || value.compareTo(LONGEST) > 0) {
			add(name, value,
					Mistake.settingOutOfRange("Write a duration from `" + shortest.toMillis() + "ms` to `24h`."));
		}
	}

	private void add(String name, Object value, Mistake mistake) {
		ConfigurationPropertyName property = ConfigurationPropertyName.adapt("cors." + name, '.');
		this.violations
			.add(mistake.at("", property.toString(), null, null, String.valueOf(value), this.bound.location(property)));
	}

}
