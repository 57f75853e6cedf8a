package io.github.corsstarter.autoconfigure.support;

import org.apache.tomcat.websocket.server.WsSci;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.websocket.server.config.JettyWebSocketServletContainerInitializer;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.socket.server.WebSocketService;
import org.springframework.web.reactive.socket.server.support.HandshakeWebSocketService;
import org.springframework.web.reactive.socket.server.upgrade.ReactorNettyRequestUpgradeStrategy;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.jetty.JettyRequestUpgradeStrategy;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/**
 * What Boot's module for WebSockets does for the server that runs. Spring would choose by
 * the class path, which has all of them.
 */
@Configuration(proxyBeanMethods = false)
public class Handshakes {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	static class Servlets {

		@Bean
		WebServerFactoryCustomizer<TomcatServletWebServerFactory> tomcatWebSockets() {
			return (factory) -> factory
				.addContextCustomizers((context) -> context.addServletContainerInitializer(new WsSci(), null));
		}

		@Bean
		WebServerFactoryCustomizer<JettyServletWebServerFactory> jettyWebSockets() {
			return (factory) -> factory.addServerCustomizers((server) -> JettyWebSocketServletContainerInitializer
				.configure(server.getDescendant(ServletContextHandler.class), null));
		}

		@Bean
		HandshakeHandler handshakeHandler(ObjectProvider<TomcatServletWebServerFactory> tomcat) {
			return new DefaultHandshakeHandler((tomcat.getIfAvailable() != null)
					? new StandardWebSocketUpgradeStrategy() : new JettyRequestUpgradeStrategy());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	static class Netty implements WebFluxConfigurer {

		@Override
		public WebSocketService getWebSocketService() {
			return new HandshakeWebSocketService(new ReactorNettyRequestUpgradeStrategy());
		}

	}

}
