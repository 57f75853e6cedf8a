package io.github.corsstarter.test;

import org.springframework.context.ApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.util.ClassUtils;

/**
 * Finds the way to an application in a test with Spring Boot.
 */
final class TestedApplication {

	private static final String MVC = "org.springframework.test.web.servlet.assertj.MockMvcTester";

	private static final String REACTIVE = "org.springframework.web.reactive.function.client.WebClient";

	private final ApplicationContext context;

	private TestedApplication(ApplicationContext context) {
		this.context = context;
	}

	static TestedApplication of(ApplicationContext context) {
		return new TestedApplication(context);
	}

	BrowserTester browser() {
		Integer port = this.context.getEnvironment().getProperty("local.server.port", Integer.class);
		if (port != null) {
			return BrowserTester.onPort(port);
		}
		if (isPresent(MVC)) {
			MockMvcTester mvc = this.context.getBeanProvider(MockMvcTester.class).getIfAvailable();
			if (mvc != null) {
				return BrowserTester.of(mvc);
			}
		}
		if (isPresent(REACTIVE)) {
			WebTestClient client = this.context.getBeanProvider(WebTestClient.class).getIfAvailable();
			if (client != null) {
				return BrowserTester.of(client);
			}
		}
		throw new IllegalStateException("There is no way to the application for a BrowserTester. Add"
				+ " @AutoConfigureMockMvc to the test, @AutoConfigureWebTestClient in a reactive application, or"
				+ " @SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT).");
	}

	private boolean isPresent(String className) {
		return ClassUtils.isPresent(className, this.context.getClassLoader());
	}

}
