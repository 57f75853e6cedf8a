package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.autoconfigure.diagnostics.PrintedReport;
import io.github.corsstarter.autoconfigure.explain.CorsExplainAutoConfiguration;
import io.github.corsstarter.autoconfigure.logging.CorsLoggingAutoConfiguration;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Starts an application with a configuration and tells what the starter says about it.
 */
final class ConfiguredPolicies {

	static {
		// What these applications are made to say is read from them; the log of the build
		// is no place for it.
		LoggingSystem logging = LoggingSystem.get(ConfiguredPolicies.class.getClassLoader());
		logging.setLogLevel("org.springframework.boot.web.context.servlet", LogLevel.OFF);
		logging.setLogLevel(CorsPolicyRegistry.class.getName(), LogLevel.OFF);
	}

	private ConfiguredPolicies() {
	}

	/**
	 * The codes of all that is wrong or odd.
	 */
	static List<String> codes(String yaml, Class<?>... configurations) {
		return violations(yaml, configurations).stream()
			.map(CorsViolation::code)
			.map(CorsViolation.Code::name)
			.distinct()
			.toList();
	}

	/**
	 * The codes of all that stops the start.
	 */
	static List<String> errors(String yaml) {
		return violations(yaml).stream()
			.filter(CorsViolation::isError)
			.map(CorsViolation::code)
			.map(CorsViolation.Code::name)
			.distinct()
			.toList();
	}

	/**
	 * What an application with this configuration prints instead of starting.
	 */
	static String report(String yaml) {
		Throwable[] failure = new Throwable[1];
		runner(yaml).run((context) -> failure[0] = context.getStartupFailure());
		FailureAnalysis analysis = PrintedReport.of(failure[0]);
		return "Description:%n%n%s%n%nAction:%n%n%s%n".formatted(analysis.getDescription(), analysis.getAction())
			.replace("Byte array resource", "class path resource");
	}

	private static List<CorsViolation> violations(String yaml, Class<?>... configurations) {
		List<CorsViolation> violations = new ArrayList<>();
		runner(yaml).withUserConfiguration(configurations).run((context) -> {
			if (context.getStartupFailure() != null) {
				violations.addAll(violations(context.getStartupFailure()));
				return;
			}
			context.getBeanProvider(CorsPolicyRegistry.class)
				.ifAvailable((registry) -> violations
					.addAll(context.getBean(CorsPolicyRegistryFactory.class).check(registry)));
			context.getBeanProvider(CorsExplainer.class)
				.ifAvailable((explainer) -> violations.addAll(explainer.warnings()));
		});
		return violations;
	}

	private static List<CorsViolation> violations(Throwable failure) {
		Throwable cause = failure;
		while (cause.getCause() != null) {
			cause = cause.getCause();
		}
		assertThat(cause).isInstanceOf(InvalidCorsPolicyException.class);
		return ((InvalidCorsPolicyException) cause).violations();
	}

	static WebApplicationContextRunner runner(String yaml) {
		return new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsExplainAutoConfiguration.class,
					CorsLoggingAutoConfiguration.class))
			.withInitializer((context) -> load(yaml, context.getEnvironment().getPropertySources()));
	}

	private static void load(String yaml, MutablePropertySources sources) {
		try {
			ByteArrayResource resource = new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8),
					"application.yml");
			new YamlPropertySourceLoader().load("application.yml", resource).forEach(sources::addFirst);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
