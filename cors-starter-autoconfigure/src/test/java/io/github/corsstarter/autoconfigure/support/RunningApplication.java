package io.github.corsstarter.autoconfigure.support;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.client.ReactorResourceFactory;

/**
 * An application on a real server, and a client that sends what it is told byte for byte.
 */
public final class RunningApplication implements AutoCloseable {

	private static final String SECURITY = "org.springframework.boot.security.autoconfigure.";

	/**
	 * The auto-configurations of Spring Security.
	 */
	public static final List<String> SECURITY_CONFIGURATIONS = List.of(
			SECURITY + "web.servlet.ServletWebSecurityAutoConfiguration",
			SECURITY + "web.servlet.SecurityFilterAutoConfiguration",
			SECURITY + "web.reactive.ReactiveWebSecurityAutoConfiguration",
			SECURITY + "actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
			SECURITY + "actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
			SECURITY + "UserDetailsServiceAutoConfiguration", SECURITY + "ReactiveUserDetailsServiceAutoConfiguration");

	/**
	 * No application has it but in its own tests.
	 */
	private static final String TEST_KIT = "io.github.corsstarter.test.BrowserTesterAutoConfiguration";

	private final ConfigurableApplicationContext context;

	private RunningApplication(ConfigurableApplicationContext context) {
		this.context = context;
	}

	/**
	 * Prepare an application for a server.
	 * @param server the server
	 * @return what starts it
	 */
	public static Builder on(Server server) {
		return new Builder(server);
	}

	/**
	 * The context.
	 * @return the context
	 */
	public ConfigurableApplicationContext context() {
		return this.context;
	}

	/**
	 * A client of the application's own port.
	 * @return the client
	 */
	public RawClient client() {
		return client("local.server.port");
	}

	/**
	 * A client of the port of the management server.
	 * @return the client
	 */
	public RawClient managementClient() {
		return client("local.management.port");
	}

	private RawClient client(String port) {
		return new RawClient(this.context.getEnvironment().getRequiredProperty(port, Integer.class));
	}

	@Override
	public void close() {
		this.context.close();
	}

	/**
	 * Starts an application, without Spring Security unless it is asked for.
	 */
	public static final class Builder {

		private final Server server;

		private final List<Class<?>> configurations = new ArrayList<>();

		private final List<String> properties = new ArrayList<>();

		private boolean secured;

		private Builder(Server server) {
			this.server = server;
			if (server == Server.NETTY) {
				with(OwnResources.class);
			}
		}

		/**
		 * Add configuration.
		 * @param configurations classes of configuration
		 * @return this
		 */
		public Builder with(Class<?>... configurations) {
			this.configurations.addAll(List.of(configurations));
			return this;
		}

		/**
		 * Add properties.
		 * @param properties names and values
		 * @return this
		 */
		public Builder properties(String... properties) {
			this.properties.addAll(List.of(properties));
			return this;
		}

		/**
		 * Add properties.
		 * @param properties values by name
		 * @return this
		 */
		public Builder properties(Map<String, ?> properties) {
			properties.forEach((name, value) -> this.properties.add(name + "=" + value));
			return this;
		}

		/**
		 * Have Spring Security in front, with a user {@code user} whose password is
		 * {@code secret}. Spring Boot makes no user by itself where a resource server is
		 * on the class path.
		 * @return this
		 */
		public Builder secured() {
			this.secured = true;
			return properties("spring.security.user.name=user", "spring.security.user.password=secret");
		}

		/**
		 * Start the application.
		 * @return the running application
		 */
		public RunningApplication start() {
			List<String> excluded = new ArrayList<>(this.server.others());
			excluded.add(TEST_KIT);
			if (!this.secured) {
				excluded.addAll(SECURITY_CONFIGURATIONS);
			}
			return new RunningApplication(
					new SpringApplicationBuilder(this.configurations.toArray(Class<?>[]::new)).web(this.server.type())
						.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=off",
								"spring.autoconfigure.exclude=" + String.join(",", excluded))
						.properties(this.properties.toArray(String[]::new))
						.run());
		}

	}

	/**
	 * By default all applications share the threads of Netty: closing one of them stops
	 * the others too, after two seconds in which a request might still come.
	 */
	@Configuration(proxyBeanMethods = false)
	static class OwnResources {

		@Bean
		ReactorResourceFactory reactorResourceFactory() {
			ReactorResourceFactory factory = new ReactorResourceFactory();
			factory.setUseGlobalResources(false);
			factory.setShutdownQuietPeriod(Duration.ZERO);
			return factory;
		}

	}

}
