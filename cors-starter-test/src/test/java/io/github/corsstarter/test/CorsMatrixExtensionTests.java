package io.github.corsstarter.test;

import java.lang.reflect.Method;
import java.util.Optional;

import io.github.corsstarter.CorsPolicy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/**
 * Tests for {@link CorsMatrixExtension}: what it says to tests in which something is
 * missing.
 */
class CorsMatrixExtensionTests {

	private static final CorsPolicy POLICY = CorsPolicy.builder("shop")
		.paths("/api/**")
		.allowedOrigins("https://shop.example.com")
		.build();

	@Test
	void browserOfTheTestClassIsAsked() {
		assertThat(invocations(Complete.class)).isPositive();
	}

	@Test
	void saysThatThereIsNoBrowser() {
		assertThatExceptionOfType(ExtensionConfigurationException.class)
			.isThrownBy(() -> invocations(WithoutBrowser.class))
			.withMessage("@CorsMatrix finds no browser. Have a BrowserTester bean in the test, as in tests with Spring"
					+ " Boot, or a static field of that type.");
	}

	@Test
	void saysThatTheBrowserComesTooLate() {
		assertThatExceptionOfType(ExtensionConfigurationException.class)
			.isThrownBy(() -> invocations(WithLateBrowser.class))
			.withMessage("The static field late is not set. @CorsMatrix reads it before the tests of the method run.");
	}

	@Test
	void saysThatNothingIsPromised() {
		assertThatExceptionOfType(ExtensionConfigurationException.class)
			.isThrownBy(() -> invocations(WithoutPolicy.class))
			.withMessageStartingWith("@CorsMatrix finds no policy to ask about.");
	}

	private static long invocations(Class<?> testClass) {
		Method method = testClass.getDeclaredMethods()[0];
		ExtensionContext context = mock(ExtensionContext.class);
		given(context.getRequiredTestClass()).willAnswer((invocation) -> testClass);
		given(context.getRequiredTestMethod()).willReturn(method);
		given(context.getTestMethod()).willReturn(Optional.of(method));
		CorsMatrixExtension extension = new CorsMatrixExtension();
		assertThat(extension.supportsTestTemplate(context)).isTrue();
		return extension.provideTestTemplateInvocationContexts(context).count();
	}

	/**
	 * Has what it needs, in a class that JUnit does not find.
	 */
	abstract static class Complete {

		static final BrowserTester browser = BrowserTester.onPort(1).promising(POLICY);

		@CorsMatrix
		abstract void policiesAreKept(BrowserExchange exchange);

	}

	/**
	 * Has no browser.
	 */
	abstract static class WithoutBrowser {

		@CorsMatrix
		abstract void policiesAreKept(BrowserExchange exchange);

	}

	/**
	 * Has a browser that is set by a method that runs later.
	 */
	abstract static class WithLateBrowser {

		static @Nullable BrowserTester late;

		@CorsMatrix
		abstract void policiesAreKept(BrowserExchange exchange);

	}

	/**
	 * Has a browser that knows no policy.
	 */
	abstract static class WithoutPolicy {

		static final BrowserTester browser = BrowserTester.onPort(1).promising();

		@CorsMatrix
		abstract void policiesAreKept(BrowserExchange exchange);

	}

}
