package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.client.ReactorResourceFactory;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Running applications with actuator, one on each stack.
 */
public final class TestServer implements AutoCloseable {

	private static final String SECURITY = "org.springframework.boot.security.autoconfigure.";

	private static final String JETTY = "org.springframework.boot.jetty.autoconfigure.";

	private static final String TOMCAT = "org.springframework.boot.tomcat.autoconfigure.";

	private static final List<String> EXCLUDED = List.of(SECURITY + "web.servlet.ServletWebSecurityAutoConfiguration",
			SECURITY + "web.servlet.SecurityFilterAutoConfiguration",
			SECURITY + "web.reactive.ReactiveWebSecurityAutoConfiguration",
			SECURITY + "actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
			SECURITY + "actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
			SECURITY + "UserDetailsServiceAutoConfiguration", SECURITY + "ReactiveUserDetailsServiceAutoConfiguration",
			JETTY + "actuate.web.server.JettyServletManagementContextAutoConfiguration",
			JETTY + "actuate.web.server.JettyReactiveManagementContextAutoConfiguration",
			TOMCAT + "actuate.web.server.TomcatReactiveManagementContextAutoConfiguration",
			JETTY + "servlet.JettyServletWebServerAutoConfiguration",
			JETTY + "reactive.JettyReactiveWebServerAutoConfiguration",
			TOMCAT + "reactive.TomcatReactiveWebServerAutoConfiguration");

	private static final Map<Stack, TestServer> SHARED = new EnumMap<>(Stack.class);

	private final HttpClient client = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private TestServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * The stacks.
	 */
	public enum Stack {

		/**
		 * Tomcat.
		 */
		SERVLET,

		/**
		 * Netty.
		 */
		REACTIVE

	}

	/**
	 * The application that all tests share which leave no traces.
	 * @param stack the stack
	 * @return the running application with the policies of
	 * {@code actuate/application.yml}
	 */
	public static synchronized TestServer shared(Stack stack) {
		return SHARED.computeIfAbsent(stack, TestServer::start);
	}

	/**
	 * Start an application with the policies of {@code actuate/application.yml}.
	 * @param stack the stack
	 * @param properties more properties
	 * @return the running application
	 */
	public static TestServer start(Stack stack, String... properties) {
		return start(stack, new Class<?>[0], properties);
	}

	/**
	 * Start an application with the policies of {@code actuate/application.yml}.
	 * @param stack the stack
	 * @param configurations more configuration
	 * @param properties more properties
	 * @return the running application
	 */
	public static TestServer start(Stack stack, Class<?>[] configurations, String... properties) {
		Stream<Class<?>> sources = Stream.concat(Stream.of(Application.class), Stream.of(configurations));
		return new TestServer(new SpringApplicationBuilder(sources.toArray(Class<?>[]::new))
			.web((stack == Stack.SERVLET) ? WebApplicationType.SERVLET : WebApplicationType.REACTIVE)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.org.apache=off",
					"logging.level.reactor=off", "logging.level.org.springframework=off",
					"spring.config.location=classpath:/actuate/", "management.endpoints.web.exposure.include=*",
					"spring.autoconfigure.exclude=" + EXCLUDED.stream().collect(Collectors.joining(",")))
			.properties(properties)
			.run());
	}

	/**
	 * The context.
	 * @return the context
	 */
	public ConfigurableApplicationContext context() {
		return this.context;
	}

	/**
	 * Send a request.
	 * @param method the method
	 * @param uri path and query
	 * @param headers names and values
	 * @return the response
	 */
	public HttpResponse<String> send(String method, String uri, String... headers) {
		int port = ((WebServerApplicationContext) this.context).getWebServer().getPort();
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + uri))
			.method(method, BodyPublishers.noBody())
			.timeout(Duration.ofSeconds(30));
		if (headers.length > 0) {
			request.headers(headers);
		}
		try {
			return this.client.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

	@SpringBootConfiguration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import({ OwnResources.class, Everywhere.class })
	static class Application {

	}

	/**
	 * With resources of its own, for to close one server would otherwise stop all others.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class OwnResources {

		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			return factory;
		}

	}

	@RestController
	static class Everywhere {

		@RequestMapping({ "/api/**", "/open/**", "/partner", "/quiet" })
		String answer() {
			return "answer";
		}

	}

}
