package io.github.corsstarter.jdbc;

import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;
import org.springframework.boot.context.properties.bind.BindableRuntimeHintsRegistrar;

/**
 * Hints for native images: the scripts, and the properties, which are not a bean.
 */
final class CorsJdbcRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources().registerPattern("io/github/corsstarter/jdbc/schema-*.sql");
		BindableRuntimeHintsRegistrar.forTypes(CorsJdbcProperties.class).registerHints(hints, classLoader);
	}

}
