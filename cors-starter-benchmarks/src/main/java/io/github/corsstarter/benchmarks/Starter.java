package io.github.corsstarter.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import jakarta.servlet.Filter;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.web.context.reactive.AnnotationConfigReactiveWebApplicationContext;
import org.springframework.boot.web.context.servlet.AnnotationConfigServletWebApplicationContext;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.AnnotationConfigRegistry;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.web.server.WebFilter;

/**
 * This starter as its auto-configuration registers it in an application that declares its
 * policies as beans.
 */
final class Starter {

	private static final String OWN_PACKAGE = "io.github.corsstarter.";

	private static final List<String> OBSERVERS = List.of(
			"org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
			"org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration",
			"org.springframework.boot.micrometer.metrics.autoconfigure.export.simple.SimpleMetricsExportAutoConfiguration");

	private Starter() {
	}

	static Contestant servlet(Scenario scenario) throws ClassNotFoundException {
		AnnotationConfigServletWebApplicationContext context = new AnnotationConfigServletWebApplicationContext();
		start(context, scenario);
		FilterRegistrationBean<?> registration = context.getBean("corsPolicyFilterRegistration",
				FilterRegistrationBean.class);
		Filter filter = registration.getFilter();
		if (filter == null) {
			throw new IllegalStateException("No filter is registered");
		}
		return new ServletContestant(filter, context::close);
	}

	static Contestant reactive(Scenario scenario) throws ClassNotFoundException {
		AnnotationConfigReactiveWebApplicationContext context = new AnnotationConfigReactiveWebApplicationContext();
		start(context, scenario);
		WebFilter filter = context.getBean("corsPolicyWebFilter", WebFilter.class);
		return new ReactiveContestant(filter, context::close);
	}

	static List<CorsPolicy> policies(List<Rule> rules) {
		List<CorsPolicy> policies = new ArrayList<>();
		for (Rule rule : rules) {
			policies.add(CorsPolicy.builder("policy" + policies.size())
				.paths(rule.path())
				.allowedOrigins(rule.origins())
				.allowedMethods(Rule.METHODS)
				.allowedHeaders(rule.headers())
				.allowCredentials(rule.credentials())
				.build());
		}
		return policies;
	}

	private static <C extends GenericApplicationContext & AnnotationConfigRegistry> void start(C context,
			Scenario scenario) throws ClassNotFoundException {
		boolean observed = scenario.subject() == Scenario.Subject.OBSERVED;
		ConfigurableEnvironment environment = context.getEnvironment();
		environment.setConversionService(new ApplicationConversionService());
		environment.getPropertySources()
			.addFirst(new MapPropertySource("benchmark",
					Map.of("management.endpoints.web.exposure.include", observed ? "cors,corsexplain" : "none")));
		for (CorsPolicy policy : policies(scenario.rules())) {
			context.getBeanFactory().registerSingleton(policy.name(), policy);
		}
		context.register(autoConfigurations(observed));
		context.refresh();
	}

	/**
	 * All of the starter's own and, for those who watch, Spring Boot's that they need.
	 * Without actuator, an application has neither journal nor meters.
	 */
	private static Class<?>[] autoConfigurations(boolean observed) throws ClassNotFoundException {
		List<Class<?>> classes = new ArrayList<>(List.of(ConfigurationPropertiesAutoConfiguration.class));
		for (String name : ImportCandidates.load(AutoConfiguration.class, Starter.class.getClassLoader())) {
			if (isOwn(name) ? (observed || !isObserver(name)) : (observed && OBSERVERS.contains(name))) {
				classes.add(Class.forName(name));
			}
		}
		return AutoConfigurations.getClasses(AutoConfigurations.of(classes.toArray(Class<?>[]::new)));
	}

	private static boolean isOwn(String name) {
		return name.startsWith(OWN_PACKAGE);
	}

	private static boolean isObserver(String name) {
		return name.contains(".actuate.") || name.contains(".metrics.");
	}

}
