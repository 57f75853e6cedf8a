package io.github.corsstarter.autoconfigure.explain;

import java.util.HashMap;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.util.ClassUtils;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.handler.AbstractWebSocketHandler;
import org.springframework.web.socket.server.HandshakeInterceptor;
import org.springframework.web.socket.server.support.OriginHandshakeInterceptor;
import org.springframework.web.socket.server.support.WebSocketHttpRequestHandler;
import org.springframework.web.socket.sockjs.support.SockJsHttpRequestHandler;
import org.springframework.web.socket.sockjs.transport.TransportHandlingSockJsService;

/**
 * Asks the origin check of Spring's WebSockets, if it is present.
 */
final class HandshakeCheck {

	private static final boolean PRESENT = ClassUtils.isPresent(
			"org.springframework.web.socket.server.support.WebSocketHttpRequestHandler",
			HandshakeCheck.class.getClassLoader());

	private HandshakeCheck() {
	}

	static boolean isWebSocket(@Nullable Object handler) {
		return PRESENT && handler != null && Handshakes.isWebSocket(handler);
	}

	/**
	 * Whether the handler accepts the origin of a handshake.
	 */
	static boolean accepts(Object handler, HttpServletRequest request) {
		return Handshakes.accepts(handler, request);
	}

	/**
	 * Loaded only if Spring's WebSockets are present.
	 */
	private static final class Handshakes {

		private static final WebSocketHandler NOBODY = new AbstractWebSocketHandler() {
		};

		private Handshakes() {
		}

		static boolean isWebSocket(Object handler) {
			return handler instanceof WebSocketHttpRequestHandler || handler instanceof SockJsHttpRequestHandler;
		}

		static boolean accepts(Object handler, HttpServletRequest request) {
			return interceptors(handler).stream()
				.filter((interceptor) -> interceptor.getClass() == OriginHandshakeInterceptor.class)
				.allMatch((interceptor) -> accepts(interceptor, request));
		}

		private static List<HandshakeInterceptor> interceptors(Object handler) {
			if (handler instanceof WebSocketHttpRequestHandler webSocket) {
				return webSocket.getHandshakeInterceptors();
			}
			return (handler instanceof SockJsHttpRequestHandler sockJs
					&& sockJs.getSockJsService() instanceof TransportHandlingSockJsService service)
							? service.getHandshakeInterceptors() : List.of();
		}

		private static boolean accepts(HandshakeInterceptor interceptor, HttpServletRequest request) {
			try {
				return interceptor.beforeHandshake(new ServletServerHttpRequest(request),
						new ServletServerHttpResponse(new UnsentResponse()), NOBODY, new HashMap<>());
			}
			catch (Exception ex) {
				return false;
			}
		}

	}

}
