package io.github.corsstarter.test;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.Filter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockServletContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the matrix finds every application that is broken in one way, and nothing in
 * those that are not.
 */
@Tag("once")
class MutantTests {

	@ParameterizedTest
	@EnumSource
	void findsTheMutant(Mutant mutant) {
		assertThat(broken(browser(Orders.class, mutant.filter()))).isPresent();
	}

	@Test
	void findsAnAnnotationThatExposesNothing() {
		assertThat(broken(browser(ExposingNothing.class))).isPresent();
	}

	@Test
	void findsAnAnnotationForOneMethodLess() {
		assertThat(broken(browser(OneMethodLess.class))).isPresent();
	}

	@Test
	void findsAnAnnotationBehindAFilterThatAnswersToo() {
		assertThat(broken(browser(Annotated.class, Mutant.ANY_REQUEST_HEADER.filter()))).isPresent();
	}

	@Test
	void findsAnApplicationWithoutAnything() {
		assertThat(broken(browser(Orders.class))).isPresent();
	}

	@Test
	void findsNothingInTheHandWrittenFilter() {
		assertThat(broken(browser(Orders.class, new HandWrittenFilter()))).isEmpty();
	}

	@Test
	void findsNothingInTheFilterOfSpring() {
		assertThat(broken(browser(Orders.class, Mutant.corsFilter(Mutant.configuration())))).isEmpty();
	}

	@Test
	void findsNothingInAnnotations() {
		assertThat(broken(browser(Annotated.class))).isEmpty();
	}

	private static BrowserTester browser(Class<?> controller, Filter... filters) {
		AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
		context.setServletContext(new MockServletContext());
		context.register(WebConfiguration.class, controller);
		context.refresh();
		ServletWitness witness = context.getBean(WebConfiguration.class).witness;
		MockMvcTester mvc = MockMvcTester.from(context,
				(builder) -> builder.addFilters(witness).addFilters(filters).build());
		return BrowserTester.of(mvc).promising(Shop.POLICY).witnessed();
	}

	/**
	 * Returns the first exchange that is not as promised, or nothing.
	 */
	private static Optional<String> broken(BrowserTester browser) {
		List<MatrixCase> cases = browser.matrix(List.of("/api/orders"), 10_000);
		assertThat(cases).hasSizeGreaterThan(500);
		return cases.stream().flatMap((example) -> broken(example, browser).stream()).findFirst();
	}

	private static Optional<String> broken(MatrixCase example, BrowserTester browser) {
		try {
			assertThat(example.exchange(browser)).keepsItsPromise();
			return Optional.empty();
		}
		catch (AssertionError ex) {
			return Optional.of(example + ": " + ex.getMessage());
		}
	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebMvc
	static class WebConfiguration implements WebMvcConfigurer {

		private final ServletWitness witness = new ServletWitness();

		@Override
		public void addInterceptors(InterceptorRegistry interceptors) {
			interceptors.addInterceptor(this.witness);
		}

	}

	@RestController
	static class Orders {

		@RequestMapping("/api/orders")
		ResponseEntity<String> orders() {
			return ResponseEntity.ok().eTag("1").body("orders");
		}

	}

	@CrossOrigin(origins = { Shop.ORIGIN, Shop.ADMIN }, methods = { RequestMethod.GET, RequestMethod.PUT },
			allowedHeaders = { "Content-Type", "X-Tenant" }, exposedHeaders = "ETag", allowCredentials = "true")
	static class Annotated extends Orders {

	}

	@CrossOrigin(origins = { Shop.ORIGIN, Shop.ADMIN }, methods = { RequestMethod.GET, RequestMethod.PUT },
			allowedHeaders = { "Content-Type", "X-Tenant" }, allowCredentials = "true")
	static class ExposingNothing extends Orders {

	}

	@CrossOrigin(origins = { Shop.ORIGIN, Shop.ADMIN }, methods = RequestMethod.GET,
			allowedHeaders = { "Content-Type", "X-Tenant" }, exposedHeaders = "ETag", allowCredentials = "true")
	static class OneMethodLess extends Orders {

	}

}
