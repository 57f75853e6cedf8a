package io.github.corsstarter.autoconfigure.support;

import java.util.List;

import org.springframework.boot.WebApplicationType;

/**
 * The servers on which tests run.
 */
public enum Server {

	/**
	 * Tomcat, with servlets.
	 */
	TOMCAT(WebApplicationType.SERVLET),

	/**
	 * Jetty, with servlets.
	 */
	JETTY(WebApplicationType.SERVLET),

	/**
	 * Reactor Netty.
	 */
	NETTY(WebApplicationType.REACTIVE);

	private static final String TOMCAT_SERVER = "org.springframework.boot.tomcat.autoconfigure.";

	private static final String JETTY_SERVER = "org.springframework.boot.jetty.autoconfigure.";

	private final WebApplicationType type;

	Server(WebApplicationType type) {
		this.type = type;
	}

	WebApplicationType type() {
		return this.type;
	}

	/**
	 * The auto-configurations of all other servers on the class path.
	 */
	List<String> others() {
		return switch (this) {
			case TOMCAT -> List.of(JETTY_SERVER + "servlet.JettyServletWebServerAutoConfiguration",
					JETTY_SERVER + "actuate.web.server.JettyServletManagementContextAutoConfiguration");
			case JETTY -> List.of(TOMCAT_SERVER + "servlet.TomcatServletWebServerAutoConfiguration",
					TOMCAT_SERVER + "actuate.web.server.TomcatServletManagementContextAutoConfiguration");
			case NETTY -> List.of(TOMCAT_SERVER + "reactive.TomcatReactiveWebServerAutoConfiguration",
					JETTY_SERVER + "reactive.JettyReactiveWebServerAutoConfiguration",
					TOMCAT_SERVER + "actuate.web.server.TomcatReactiveManagementContextAutoConfiguration",
					JETTY_SERVER + "actuate.web.server.JettyReactiveManagementContextAutoConfiguration");
		};
	}

}
