package io.github.corsstarter.autoconfigure.cases;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The servers on which the case table runs: one application each, with the policies of
 * all cases.
 */
enum CaseServer {

	TOMCAT(WebApplicationType.SERVLET,
			"org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration"),

	JETTY(WebApplicationType.SERVLET,
			"org.springframework.boot.tomcat.autoconfigure.servlet.TomcatServletWebServerAutoConfiguration"),

	NETTY(WebApplicationType.REACTIVE,
			"org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration",
			"org.springframework.boot.jetty.autoconfigure.reactive.JettyReactiveWebServerAutoConfiguration");

	private static final String SECURITY = "org.springframework.boot.security.autoconfigure.";

	private static final List<String> WITHOUT_SECURITY = List.of(
			SECURITY + "web.servlet.ServletWebSecurityAutoConfiguration",
			SECURITY + "web.servlet.SecurityFilterAutoConfiguration",
			SECURITY + "web.reactive.ReactiveWebSecurityAutoConfiguration",
			SECURITY + "actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
			SECURITY + "actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
			SECURITY + "UserDetailsServiceAutoConfiguration", SECURITY + "ReactiveUserDetailsServiceAutoConfiguration");

	private final WebApplicationType type;

	private final List<String> otherServers;

	CaseServer(WebApplicationType type, String... otherServers) {
		this.type = type;
		this.otherServers = List.of(otherServers);
	}

	/**
	 * Start an application that everybody may use.
	 */
	ConfigurableApplicationContext start(Map<String, Object> properties) {
		return start(properties, Stream.concat(WITHOUT_SECURITY.stream(), this.otherServers.stream()));
	}

	/**
	 * Start an application that Spring Security lets nobody use who is not logged in.
	 */
	ConfigurableApplicationContext startSecured(Map<String, Object> properties) {
		return start(properties, this.otherServers.stream());
	}

	private ConfigurableApplicationContext start(Map<String, Object> properties, Stream<String> excluded) {
		return new SpringApplicationBuilder(CaseApplication.class).web(this.type)
			.properties(properties)
			.properties("server.port=0", "server.forward-headers-strategy=framework", "spring.main.banner-mode=off",
					"logging.level.root=off",
					"spring.autoconfigure.exclude=" + excluded.collect(Collectors.joining(",")))
			.run();
	}

}
