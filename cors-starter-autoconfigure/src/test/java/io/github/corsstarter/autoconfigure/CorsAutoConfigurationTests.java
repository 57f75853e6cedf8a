package io.github.corsstarter.autoconfigure;

import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpointAutoConfiguration;
import io.github.corsstarter.autoconfigure.actuate.CorsExplainEndpoint;
import io.github.corsstarter.autoconfigure.explain.CorsExplainAutoConfiguration;
import io.github.corsstarter.autoconfigure.logging.CorsLoggingAutoConfiguration;
import io.github.corsstarter.autoconfigure.metrics.CorsMetricsAutoConfiguration;
import io.github.corsstarter.autoconfigure.reactive.ReactiveCorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.servlet.ServletCorsAutoConfiguration;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.ApplicationContextAssertProvider;
import org.springframework.boot.test.context.runner.AbstractApplicationContextRunner;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.boot.test.context.runner.ContextConsumer;
import org.springframework.boot.test.context.runner.ReactiveWebApplicationContextRunner;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests for the beans of all auto-configurations.
 */
@ExtendWith({ OutputCaptureExtension.class, WorkingLogging.class })
class CorsAutoConfigurationTests {

	private static final AutoConfigurations ALL = AutoConfigurations.of(CorsAutoConfiguration.class,
			ServletCorsAutoConfiguration.class, ReactiveCorsAutoConfiguration.class, CorsExplainAutoConfiguration.class,
			CorsLoggingAutoConfiguration.class, CorsEndpointAutoConfiguration.class,
			CorsMetricsAutoConfiguration.class);

	private static final String NOTHING = "No CORS policy is configured";

	private final WebApplicationContextRunner servlet = new WebApplicationContextRunner().withConfiguration(ALL);

	private final ReactiveWebApplicationContextRunner reactive = new ReactiveWebApplicationContextRunner()
		.withConfiguration(ALL);

	private final ApplicationContextRunner plain = new ApplicationContextRunner().withConfiguration(ALL);

	@BeforeEach
	void turnLoggingOn() {
		// Applications of other tests have turned it off for all.
		setLevel(LogLevel.INFO);
	}

	@AfterEach
	void restoreLogging() {
		setLevel(null);
	}

	private static void setLevel(LogLevel level) {
		LoggingSystem.get(CorsAutoConfigurationTests.class.getClassLoader())
			.setLogLevel("io.github.corsstarter", level);
	}

	@Test
	void createsTheBeansOfTheServletStack() {
		this.servlet.withPropertyValues("cors.allowed-origins=https://app.example.com")
			.run((context) -> assertThat(ours(context)).containsExactlyInAnyOrder("corsPolicyConfigurationFiles",
					"corsPolicyLoader", "corsPolicyBinding", "corsPolicyProperties", "corsPolicyRegistryFactory",
					"corsPolicyPropertiesCheck", "corsPolicyRegistry", "corsPolicyRefusalLog", "corsPolicyStartupLog",
					"corsPolicyExplainer", "corsPolicyApplication", "corsPolicyManagementServer",
					"corsPolicyDecisionProblemLog", "corsPolicyDebugAdvice", "corsPolicyPathMatching",
					"corsPolicyFilterRegistration", "corsPolicyMetrics"));
	}

	@Test
	void createsTheBeansOfTheReactiveStack() {
		this.reactive.withPropertyValues("cors.allowed-origins=https://app.example.com")
			.run((context) -> assertThat(ours(context)).containsExactlyInAnyOrder("corsPolicyConfigurationFiles",
					"corsPolicyLoader", "corsPolicyBinding", "corsPolicyProperties", "corsPolicyRegistryFactory",
					"corsPolicyPropertiesCheck", "corsPolicyRegistry", "corsPolicyRefusalLog", "corsPolicyStartupLog",
					"corsPolicyExplainer", "corsPolicyApplication", "corsPolicyManagementServer",
					"corsPolicyDecisionProblemLog", "corsPolicyDebugAdvice", "corsPolicyPathMatching",
					"corsPolicyWebFilter", "corsPolicyMetrics"));
	}

	@Test
	void createsNothingWithoutWeb() {
		this.plain.withPropertyValues("cors.allowed-origins=https://app.example.com/")
			.run((context) -> assertThat(ours(context)).isEmpty());
	}

	@Test
	void createsNothingWhenDisabled() {
		onBothStacks((runner) -> runner
			.withPropertyValues("cors.enabled=false", "cors.allowed-origins=not an origin", "cors.max-agee=1",
					"management.endpoints.web.exposure.include=*")
			.run((context) -> assertThat(ours(context)).isEmpty()));
	}

	@Test
	void namesAllBeansForThePolicies() {
		onBothStacks(
				(runner) -> runner.withPropertyValues("management.endpoints.web.exposure.include=*").run((context) -> {
					assertThat(ours(context)).hasSizeGreaterThan(8).allMatch((name) -> name.startsWith("corsPolicy"));
					assertThat(context).doesNotHaveBean("corsFilter").doesNotHaveBean("corsConfigurationSource");
				}));
	}

	@Test
	void publishesNoConfigurationSourceThatSecurityWouldPickUp() {
		onBothStacks(
				(runner) -> runner.withPropertyValues("cors.allowed-origins=https://app.example.com").run((context) -> {
					assertThat(context).hasSingleBean(CorsPolicyRegistry.class);
					assertThat(context).doesNotHaveBean(org.springframework.web.cors.CorsConfigurationSource.class);
					assertThat(context)
						.doesNotHaveBean(org.springframework.web.cors.reactive.CorsConfigurationSource.class);
					assertThat(context).doesNotHaveBean(org.springframework.web.filter.CorsFilter.class);
				}));
	}

	@Test
	void createsTheEndpointsThatAreExposed() {
		onBothStacks((runner) -> runner.withPropertyValues("management.endpoints.web.exposure.include=cors")
			.run((context) -> assertThat(context).hasSingleBean(CorsEndpoint.class)
				.hasBean("corsPolicyRefusalJournal")
				.doesNotHaveBean(CorsExplainEndpoint.class)));
		onBothStacks((runner) -> runner.withPropertyValues("management.endpoints.web.exposure.include=corsexplain")
			.run((context) -> assertThat(context).hasSingleBean(CorsExplainEndpoint.class)
				.doesNotHaveBean(CorsEndpoint.class)
				.doesNotHaveBean("corsPolicyRefusalJournal")));
	}

	@Test
	void saysOnceThatNothingIsConfigured(CapturedOutput output) {
		this.servlet.run((context) -> {
			assertThat(context.getBean(CorsPolicyRegistry.class).policies()).isEmpty();
			assertThat(output).containsOnlyOnce(NOTHING);
			assertThat(output.toString().lines().filter((line) -> line.contains(NOTHING)))
				.allMatch((line) -> line.contains("INFO"));
		});
	}

	@Test
	void doesNotSayThatNothingIsConfiguredWhenSomethingIs(CapturedOutput output) {
		this.servlet.withPropertyValues("cors.allowed-origins=https://app.example.com")
			.run((context) -> assertThat(output).doesNotContain(NOTHING));
	}

	@Test
	void logsEachWarningOnce(CapturedOutput output) {
		this.servlet.withPropertyValues("cors.allowed-origins=https://app.example.com,https://app.example.com")
			.run((context) -> assertThat(output).containsOnlyOnce("[DUPLICATE]"));
	}

	@Test
	void warnsOnceThatDebugModeIsOn(CapturedOutput output) {
		this.servlet.withPropertyValues("cors.debug=true", "cors.allowed-origins=https://app.example.com")
			.run((context) -> {
				assertThat(context.getBean(CorsPolicyRegistry.class).settings().debug()).isTrue();
				assertThat(output).containsOnlyOnce("CORS debug mode is on");
			});
	}

	@Test
	void backsOffFromTheRegistryOfTheApplication() {
		onBothStacks((runner) -> runner.withUserConfiguration(OwnRegistry.class).run((context) -> {
			assertThat(context).hasSingleBean(CorsPolicyRegistry.class);
			assertThat(context.getBean(CorsPolicyRegistry.class).policies()).extracting(CorsPolicy::name)
				.containsExactly("own");
		}));
	}

	@Test
	void backsOffFromTheExplainerOfTheApplication() {
		this.servlet.withUserConfiguration(OwnExplainer.class)
			.run((context) -> assertThat(context).getBeanNames(CorsExplainer.class).containsExactly("ownExplainer"));
	}

	@Test
	void backsOffFromAFilterOfTheSameName() {
		this.servlet.withBean("corsPolicyFilterRegistration", String.class, () -> "own")
			.run((context) -> assertThat(context.getBean("corsPolicyFilterRegistration")).isEqualTo("own"));
		this.reactive.withBean("corsPolicyWebFilter", String.class, () -> "own")
			.run((context) -> assertThat(context.getBean("corsPolicyWebFilter")).isEqualTo("own"));
	}

	@Test
	void startsWithoutReactor() {
		this.servlet.withClassLoader(new FilteredClassLoader("reactor"))
			.run((context) -> assertThat(context).hasNotFailed().hasBean("corsPolicyFilterRegistration"));
	}

	@Test
	void startsWithoutServletApi() {
		this.reactive.withClassLoader(new FilteredClassLoader("jakarta.servlet"))
			.run((context) -> assertThat(context).hasNotFailed().hasBean("corsPolicyWebFilter"));
	}

	@Test
	void startsWithoutActuator() {
		onBothStacks((runner) -> runner
			.withClassLoader(new FilteredClassLoader(Endpoint.class.getPackageName(),
					"org.springframework.boot.actuate.autoconfigure"))
			.withPropertyValues("management.endpoints.web.exposure.include=*")
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CorsPolicyRegistry.class)
				.doesNotHaveBean("corsPolicyEndpoint")));
	}

	@Test
	void startsWithoutMicrometer() {
		onBothStacks((runner) -> runner.withClassLoader(new FilteredClassLoader("io.micrometer"))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CorsPolicyRegistry.class)
				.doesNotHaveBean("corsPolicyMetrics")));
	}

	@Test
	void failsOnAnInvalidPolicy() {
		onBothStacks((runner) -> runner.withPropertyValues("cors.allowed-origins=https://app.example.com/")
			.run((context) -> assertThat(context).getFailure()
				.hasRootCauseInstanceOf(InvalidCorsPolicyException.class)));
	}

	@Test
	void failsOnAValueThatIsNeitherEnabledNorDisabled() {
		onBothStacks((runner) -> runner.withPropertyValues("cors.enabled=maybe")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidCorsPolicyException.class)
				.hasMessageContaining("cors.enabled = \"maybe\"")));
	}

	private void onBothStacks(RunnerConsumer consumer) {
		consumer.accept(new Stack<>(this.servlet));
		consumer.accept(new Stack<>(this.reactive));
	}

	private static List<String> ours(
			ApplicationContextAssertProvider<? extends ConfigurableApplicationContext> context) {
		ConfigurableApplicationContext source = context.getSourceApplicationContext();
		return Arrays.stream(source.getBeanDefinitionNames()).filter((name) -> isOurs(source, name)).toList();
	}

	private static boolean isOurs(ConfigurableApplicationContext context, String name) {
		String factory = context.getBeanFactory().getMergedBeanDefinition(name).getFactoryBeanName();
		return factory != null && factory.startsWith(CorsAutoConfiguration.class.getPackageName());
	}

	private interface RunnerConsumer {

		void accept(Stack<?, ?, ?> stack);

	}

	/**
	 * A runner of either stack.
	 */
	private record Stack<S extends AbstractApplicationContextRunner<S, C, A>, C extends ConfigurableApplicationContext, A extends ApplicationContextAssertProvider<C>>(
			AbstractApplicationContextRunner<S, C, A> runner) {

		Stack<S, C, A> withPropertyValues(String... pairs) {
			return new Stack<>(this.runner.withPropertyValues(pairs));
		}

		Stack<S, C, A> withUserConfiguration(Class<?> type) {
			return new Stack<>(this.runner.withUserConfiguration(type));
		}

		Stack<S, C, A> withClassLoader(ClassLoader classLoader) {
			return new Stack<>(this.runner.withClassLoader(classLoader));
		}

		void run(ContextConsumer<? super A> consumer) {
			this.runner.run(consumer);
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnRegistry {

		@Bean
		CorsPolicyRegistry ownRegistry() {
			return new CorsPolicyRegistry(
					List.of(CorsPolicy.builder("own").allowedOrigins("https://own.example.com").build()));
		}

	}

	@Configuration(proxyBeanMethods = false)
	static class OwnExplainer {

		@Bean
		CorsExplainer ownExplainer(CorsPolicyRegistry registry) {
			return new CorsExplainer(registry);
		}

	}

}
