package io.github.corsstarter.autoconfigure.support;

import java.util.ArrayList;
import java.util.List;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;

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
		return new RawClient(((WebServerApplicationContext) this.context).getWebServer().getPort());
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
		 * Have Spring Security in front.
		 * @return this
		 */
		public Builder secured() {
			this.secured = true;
			return this;
		}

		/**
		 * Start the application.
		 * @return the running application
		 */
		public RunningApplication start() {
			List<String> excluded = new ArrayList<>(this.server.others());
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

}
