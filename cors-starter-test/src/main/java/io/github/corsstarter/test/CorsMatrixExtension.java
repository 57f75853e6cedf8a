package io.github.corsstarter.test;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;

import org.springframework.context.ApplicationContext;
import org.springframework.test.context.BootstrapWith;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestContextAnnotationUtils;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Makes the exchanges of a {@link CorsMatrix}, each when its test runs.
 */
final class CorsMatrixExtension implements TestTemplateInvocationContextProvider {

	private static final String SPRING = "org.springframework.test.context.junit.jupiter.SpringExtension";

	@Override
	public boolean supportsTestTemplate(ExtensionContext context) {
		return context.getTestMethod().map((method) -> method.isAnnotationPresent(CorsMatrix.class)).orElse(false);
	}

	@Override
	public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
		CorsMatrix matrix = context.getRequiredTestMethod().getAnnotation(CorsMatrix.class);
		BrowserTester browser = browser(context);
		List<MatrixCase> cases = browser.matrix(List.of(matrix.paths()), matrix.limit());
		if (cases.isEmpty()) {
			throw new ExtensionConfigurationException(
					"@CorsMatrix finds no policy to ask about. Have the starter in the"
							+ " application, a CorsPolicy bean in the test, or a BrowserTester that is promising(..) policies;"
							+ " and name only paths that a policy owns.");
		}
		return cases.stream().map((example) -> new Invocation(browser, example));
	}

	private static BrowserTester browser(ExtensionContext context) {
		return ownBrowser(context.getRequiredTestClass()).or(() -> Optional.ofNullable(bean(context)))
			.orElseThrow(() -> new ExtensionConfigurationException("@CorsMatrix finds no browser. Have a BrowserTester"
					+ " bean in the test, as in tests with Spring Boot, or a static field of that type."));
	}

	private static Optional<BrowserTester> ownBrowser(Class<?> testClass) {
		return Stream.of(testClass.getDeclaredFields())
			.filter((field) -> field.getType() == BrowserTester.class && Modifier.isStatic(field.getModifiers()))
			.map(CorsMatrixExtension::value)
			.findFirst();
	}

	private static BrowserTester value(Field field) {
		try {
			field.setAccessible(true);
			Object value = field.get(null);
			if (value instanceof BrowserTester browser) {
				return browser;
			}
			throw new ExtensionConfigurationException("The static field " + field.getName() + " is not set. @CorsMatrix"
					+ " reads it before the tests of the method run.");
		}
		catch (IllegalAccessException ex) {
			throw new ExtensionConfigurationException("The static field " + field.getName() + " cannot be read.", ex);
		}
	}

	private static @Nullable BrowserTester bean(ExtensionContext context) {
		return isSpringPresent() ? Spring.bean(context) : null;
	}

	private static boolean isSpringPresent() {
		try {
			Class.forName(SPRING, false, CorsMatrixExtension.class.getClassLoader());
			return true;
		}
		catch (ClassNotFoundException ex) {
			return false;
		}
	}

	/**
	 * Loaded only where Spring's test support is.
	 */
	private static final class Spring {

		static @Nullable BrowserTester bean(ExtensionContext context) {
			if (!isSpringTest(context)) {
				return null;
			}
			ApplicationContext application = SpringExtension.getApplicationContext(context);
			return application.getBeanProvider(BrowserTester.class).getIfAvailable();
		}

		private static boolean isSpringTest(ExtensionContext context) {
			return TestContextAnnotationUtils.hasAnnotation(context.getRequiredTestClass(), BootstrapWith.class)
					|| TestContextAnnotationUtils.hasAnnotation(context.getRequiredTestClass(),
							ContextConfiguration.class);
		}

	}

	/**
	 * One run of the method, named for its exchange.
	 */
	private record Invocation(BrowserTester browser,
			MatrixCase example) implements TestTemplateInvocationContext, ParameterResolver {

		@Override
		public String getDisplayName(int index) {
			return this.example.toString();
		}

		@Override
		public List<Extension> getAdditionalExtensions() {
			return List.of(this);
		}

		@Override
		public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
			return parameter.getParameter().getType() == BrowserExchange.class;
		}

		@Override
		public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
			return this.example.exchange(this.browser);
		}

	}

}
