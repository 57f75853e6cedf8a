package io.github.corsstarter.autoconfigure.explain;

import org.apache.tomcat.websocket.server.WsSci;

import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.socket.config.annotation.EnableWebSocket;
import org.springframework.web.socket.config.annotation.WebSocketConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketHandlerRegistry;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.server.HandshakeHandler;
import org.springframework.web.socket.server.standard.StandardWebSocketUpgradeStrategy;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;
import org.springframework.web.socket.sockjs.transport.handler.WebSocketTransportHandler;

/**
 * WebSockets with and without origins of their own.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class WebSockets implements WebSocketConfigurer {

	private static final String SHOP = "https://shop.example.com";

	/**
	 * Of Tomcat, although Jetty's is on the class path too.
	 */
	private static final HandshakeHandler HANDLER = new DefaultHandshakeHandler(new StandardWebSocketUpgradeStrategy());

	/**
	 * What Boot's module for WebSockets does.
	 */
	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> webSocketContainer() {
		return (factory) -> factory
			.addContextCustomizers((context) -> context.addServletContainerInitializer(new WsSci(), null));
	}

	@Override
	public void registerWebSocketHandlers(WebSocketHandlerRegistry registry) {
		registry.addHandler(new Silent(), "/ws/same", "/unowned/same").setHandshakeHandler(HANDLER);
		registry.addHandler(new Silent(), "/ws/listed", "/unowned/listed")
			.setHandshakeHandler(HANDLER)
			.setAllowedOrigins(SHOP);
		registry.addHandler(new Silent(), "/sockjs")
			.setAllowedOrigins(SHOP)
			.withSockJS()
			.setTransportHandlerOverrides(new WebSocketTransportHandler(HANDLER));
	}

	/**
	 * Says nothing.
	 */
	private static final class Silent extends AbstractWebSocketHandler {

	}

}
