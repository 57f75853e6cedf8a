package io.github.corsstarter.autoconfigure;

import java.util.Locale;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the settings outside policies are not taken for policies, and that
 * misspelled ones are found.
 */
class SettingNamesTests {

	@ParameterizedTest
	@CsvSource({ "enabled, true", "debug, true", "management, true", "migrate, true", "own-origin, request",
			"self-origins[0], https://api.example.com", "filter.order, -200", "reload.enabled, false",
			"reload.files[0], cors.yml", "reload.quiet-period, 1s", "sources.tenants.poll-interval, 10s",
			"sources.tenants.timeout, 1s", "sources.tenants.at-start, empty", "sources.tenants.snapshot-file, s.txt",
			"sources.tenants.max-origins, 10", "sources.tenants.max-shrink, 10%", "sources.tenants.stale-after, 1m",
			"jdbc.initialize-schema, never", "jdbc.schema, classpath:s.sql", "jdbc.platform, h2",
			"jdbc.continue-on-error, true", "jdbc.table-name, origins", "jdbc.listen, false" })
	void aSettingIsNotAPolicy(String name, String value) {
		PolicyBinding file = bind(new MapPropertySource("file", Map.of("cors." + name, value)));
		assertThat(file.violations()).isEmpty();
		assertThat(file.policies()).isEmpty();
		String variable = "CORS_"
				+ name.replace("-", "").replaceAll("[.\\[]", "_").replace("]", "").toUpperCase(Locale.ROOT);
		PolicyBinding variables = bind(
				new SystemEnvironmentPropertySource("systemEnvironment", Map.of(variable, value)));
		assertThat(variables.violations()).isEmpty();
		assertThat(variables.policies()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "reload.enable", "reload.file", "reload.quiet", "sources.tenants.interval",
			"sources.tenants.tenants.timeout", "jdbc.table", "jdbc.initialise-schema" })
	void aMisspelledSettingIsFound(String name) {
		assertThat(bind(new MapPropertySource("file", Map.of("cors." + name, "1"))).violations())
			.extracting((violation) -> violation.code().name())
			.containsExactly("UNKNOWN_PROPERTY");
	}

	@Test
	void aBlockMayBeEmpty() {
		assertThat(bind(new MapPropertySource("file", Map.of("cors.reload", "", "cors.sources", "", "cors.jdbc", "")))
			.violations()).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "reload", "sources", "sources.tenants" })
	void aBlockIsNotAValue(String name) {
		assertThat(bind(new MapPropertySource("file", Map.of("cors." + name, "on"))).violations())
			.extracting((violation) -> violation.code().name())
			.containsExactly("VALUE_NOT_BLOCK");
	}

	private static PolicyBinding bind(PropertySource<?> source) {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(source);
		ConfigurationPropertySources.attach(environment);
		return new PolicyBinding(environment);
	}

}
