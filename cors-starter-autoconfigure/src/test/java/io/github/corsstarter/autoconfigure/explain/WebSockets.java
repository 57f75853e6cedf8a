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

/**
 * WebSockets with and without origins of their own.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSocket
class WebSockets implements WebSocketConfigurer {

	private static final String SHOP = "https://shop.example.com";

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
		registry.addHandler(new Silent(), "/ws/same", "/unowned/same");
		registry.addHandler(new Silent(), "/ws/listed", "/unowned/listed").setAllowedOrigins(SHOP);
		registry.addHandler(new Silent(), "/sockjs").setAllowedOrigins(SHOP).withSockJS();
	}

	/**
	 * Says nothing.
	 */
	private static final class Silent extends AbstractWebSocketHandler {

	}

}
