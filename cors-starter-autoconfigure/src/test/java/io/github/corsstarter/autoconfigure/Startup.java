package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import io.github.corsstarter.autoconfigure.servlet.ServletCorsAutoConfiguration;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertiesPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Starts a {@link SpringApplication} without a server from files, environment variables,
 * system properties and arguments of its own.
 */
final class Startup {

	private final Path directory;

	private final Map<String, Object> variables = new LinkedHashMap<>();

	private final Properties systemProperties = new Properties();

	private final List<String> arguments = new ArrayList<>();

	private final List<Class<?>> sources = new ArrayList<>(List.of(Application.class));

	Startup(Path directory) {
		this.directory = directory;
		this.arguments.add("--spring.config.location=optional:file:" + directory + "/");
	}

	Startup file(String name, String text) {
		try {
			Path file = this.directory.resolve(name);
			Files.createDirectories(file.getParent());
			Files.writeString(file, text);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return this;
	}

	Startup variable(String name, String value) {
		this.variables.put(name, value);
		return this;
	}

	Startup systemProperty(String name, String value) {
		this.systemProperties.put(name, value);
		return this;
	}

	Startup argument(String argument) {
		this.arguments.add(argument);
		return this;
	}

	Startup source(Class<?> source) {
		this.sources.add(source);
		return this;
	}

	/**
	 * Start and return the policies.
	 */
	CorsPolicyRegistry start() {
		try (ConfigurableApplicationContext context = run()) {
			return context.getBean(CorsPolicyRegistry.class);
		}
	}

	/**
	 * Fail to start and return everything that was reported.
	 */
	List<CorsViolation> fail() {
		Throwable failure = catchThrowable(() -> run().close());
		assertThat(failure).as("failure").isNotNull();
		for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
			if (cause instanceof InvalidCorsPolicyException invalid) {
				return invalid.violations();
			}
		}
		throw new AssertionError("Another failure", failure);
	}

	/**
	 * Fail to start and return the only thing that was reported.
	 */
	CorsViolation failOnce() {
		List<CorsViolation> violations = fail();
		assertThat(violations).hasSize(1);
		return violations.get(0);
	}

	private ConfigurableApplicationContext run() {
		SpringApplication application = new SpringApplication(this.sources.toArray(Class<?>[]::new));
		application.setApplicationContextFactory((type) -> {
			GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
			new org.springframework.context.annotation.AnnotatedBeanDefinitionReader(context);
			return context;
		});
		application.setWebApplicationType(WebApplicationType.SERVLET);
		application.setEnvironment(environment());
		application.setLogStartupInfo(false);
		application.setBannerMode(org.springframework.boot.Banner.Mode.OFF);
		application.setRegisterShutdownHook(false);
		return application.run(this.arguments.toArray(String[]::new));
	}

	private ConfigurableEnvironment environment() {
		Map<String, Object> variables = this.variables;
		Properties systemProperties = this.systemProperties;
		return new StandardEnvironment() {

			@Override
			protected void customizePropertySources(MutablePropertySources sources) {
				sources.addLast(new PropertiesPropertySource(SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, systemProperties));
				sources
					.addLast(new SystemEnvironmentPropertySource(SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME, variables));
			}

		};
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CorsAutoConfiguration.class, ServletCorsAutoConfiguration.class })
	static class Application {

	}

}
