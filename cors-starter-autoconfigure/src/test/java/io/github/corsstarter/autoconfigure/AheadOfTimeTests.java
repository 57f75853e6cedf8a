package io.github.corsstarter.autoconfigure;

import java.util.Map;
import java.util.function.Consumer;

import io.github.corsstarter.autoconfigure.servlet.ServletCorsAutoConfiguration;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.junit.jupiter.api.Test;

import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotatedBeanDefinitionReader;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.springframework.web.context.support.GenericWebApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests that an application that was processed ahead of time serves and fails as any
 * other, by the configuration it is started with.
 */
@CompileWithForkedClassLoader
class AheadOfTimeTests {

	@Test
	void servesByThePropertiesOfTheStart() {
		process((initializer) -> {
			try (GenericWebApplicationContext context = context("https://app.example.com")) {
				initializer.initialize(context);
				context.refresh();
				assertThat(context.getBean(CorsPolicyRegistry.class).policies()).hasSize(1);
				assertThat(get(context, "https://app.example.com").getHeader("Access-Control-Allow-Origin"))
					.isEqualTo("https://app.example.com");
				assertThat(get(context, "https://evil.example.com").getStatus()).isEqualTo(403);
			}
		});
	}

	@Test
	void failsOnThePropertiesOfTheStart() {
		process((initializer) -> {
			try (GenericWebApplicationContext context = context("https://app.example.com/")) {
				initializer.initialize(context);
				BeanCreationException failure = catchThrowableOfType(BeanCreationException.class, context::refresh);
				assertThat(failure).rootCause().isInstanceOf(InvalidCorsPolicyException.class);
				assertThat(((InvalidCorsPolicyException) failure.getRootCause()).violations())
					.extracting((violation) -> violation.code().name())
					.containsExactly("ORIGIN_TRAILING_SLASH");
			}
		});
	}

	@SuppressWarnings("unchecked")
	private static void process(Consumer<ApplicationContextInitializer<GenericApplicationContext>> consumer) {
		TestGenerationContext generation = new TestGenerationContext(AheadOfTimeTests.class);
		ClassName name;
		try (GenericWebApplicationContext context = context("https://build.example.com")) {
			new AnnotatedBeanDefinitionReader(context).register(Application.class);
			name = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
		}
		generation.writeGeneratedContent();
		TestCompiler.forSystem()
			.with(generation)
			.compile((compiled) -> consumer
				.accept(compiled.getInstance(ApplicationContextInitializer.class, name.toString())));
	}

	private static GenericWebApplicationContext context(String origin) {
		GenericWebApplicationContext context = new GenericWebApplicationContext(new MockServletContext());
		context.getEnvironment()
			.getPropertySources()
			.addFirst(new MapPropertySource("test", Map.of("cors.allowed-origins", origin)));
		return context;
	}

	private static MockHttpServletResponse get(GenericWebApplicationContext context, String origin) {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/any");
		request.addHeader("Origin", origin);
		MockHttpServletResponse response = new MockHttpServletResponse();
		try {
			context.getBean("corsPolicyFilterRegistration", FilterRegistrationBean.class)
				.getFilter()
				.doFilter(request, response, new MockFilterChain());
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		return response;
	}

	@Configuration(proxyBeanMethods = false)
	@ImportAutoConfiguration({ CorsAutoConfiguration.class, ServletCorsAutoConfiguration.class })
	static class Application {

	}

}
