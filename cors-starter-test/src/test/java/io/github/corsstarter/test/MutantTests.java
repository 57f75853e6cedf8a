package io.github.corsstarter.test;

import java.util.List;
import java.util.Optional;

import jakarta.servlet.Filter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.http.ResponseEntity;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.test.web.servlet.setup.StandaloneMockMvcBuilder;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the matrix finds every application that is broken in one way, and nothing in
 * those that are not.
 */
class MutantTests {

	@ParameterizedTest
	@EnumSource
	void findsTheMutant(Mutant mutant) {
		assertThat(broken(browser(new Orders(), mutant.filter()))).isPresent();
	}

	@Test
	void findsAnAnnotationThatExposesNothing() {
		assertThat(broken(browser(new ExposingNothing()))).isPresent();
	}

	@Test
	void findsAnAnnotationForOneMethodLess() {
		assertThat(broken(browser(new OneMethodLess()))).isPresent();
	}

	@Test
	void findsAnAnnotationBehindAFilterThatAnswersToo() {
		assertThat(broken(browser(new Annotated(), Mutant.ANY_REQUEST_HEADER.filter()))).isPresent();
	}

	@Test
	void findsAnApplicationWithoutAnything() {
		assertThat(broken(browser(new Orders()))).isPresent();
	}

	@Test
	void findsNothingInTheHandWrittenFilter() {
		assertThat(broken(browser(new Orders(), new HandWrittenFilter()))).isEmpty();
	}

	@Test
	void findsNothingInTheFilterOfSpring() {
		assertThat(broken(browser(new Orders(), Mutant.corsFilter(Mutant.configuration())))).isEmpty();
	}

	@Test
	void findsNothingInAnnotations() {
		assertThat(broken(browser(new Annotated()))).isEmpty();
	}

	private static BrowserTester browser(Object controller, Filter... filters) {
		ServletWitness witness = new ServletWitness();
		StandaloneMockMvcBuilder builder = MockMvcBuilders.standaloneSetup(controller)
			.addInterceptors(witness)
			.addFilters(witness)
			.addFilters(filters);
		return BrowserTester.of(MockMvcTester.create(builder.build())).promising(Shop.POLICY).witnessed();
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
