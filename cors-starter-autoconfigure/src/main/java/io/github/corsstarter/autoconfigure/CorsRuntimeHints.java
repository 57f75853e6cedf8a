package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.explain.CorsExplanation;
import org.jspecify.annotations.Nullable;

import org.springframework.aot.hint.BindingReflectionHintsRegistrar;
import org.springframework.aot.hint.RuntimeHints;
import org.springframework.aot.hint.RuntimeHintsRegistrar;

/**
 * Hints for native images: the resources that are read by name, and the explanation,
 * which the endpoint returns as one of several types.
 */
final class CorsRuntimeHints implements RuntimeHintsRegistrar {

	@Override
	public void registerHints(RuntimeHints hints, @Nullable ClassLoader classLoader) {
		hints.resources()
			.registerPattern("effective_tld_names.dat")
			.registerPattern("io/github/corsstarter/autoconfigure/diagnostics/documentation.properties");
		new BindingReflectionHintsRegistrar().registerReflectionHints(hints.reflection(), CorsExplanation.class);
	}

}
