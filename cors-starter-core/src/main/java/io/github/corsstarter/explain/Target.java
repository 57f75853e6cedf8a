package io.github.corsstarter.explain;

import java.util.Locale;

import io.github.corsstarter.origin.Origin;
import org.jspecify.annotations.Nullable;

/**
 * Where a request goes.
 *
 * @param address the origin of the application or {@code null} if it is not known
 * @param likely an origin that the application has if nothing better is known, or
 * {@code null}
 * @param url the path as the browser has it
 * @param path the path within the application
 * @param webSocket whether the scheme is that of a WebSocket
 * @param server who gets the request
 */
record Target(@Nullable String address, @Nullable String likely, String url, String path, boolean webSocket,
		Server server) {

	Target(@Nullable String address, String url, String path, boolean webSocket, Server server) {
		this(address, null, url, path, webSocket, server);
	}

	/**
	 * The same place, with an origin that somebody has asked at or has made up.
	 */
	Target likelyAt(@Nullable String address) {
		int authority = (address != null) ? address.indexOf("://") : -1;
		if (address == null || authority < 0) {
			return this;
		}
		String likely = serialized(address.substring(0, authority).toLowerCase(Locale.ROOT),
				address.substring(authority));
		return Origin.isWellFormed(likely)
				? new Target(this.address, likely, this.url, this.path, this.webSocket, this.server) : this;
	}

	/**
	 * Read a path or a whole URL, as a browser's console shows it. What browsers put in
	 * front of the paths of policies is removed.
	 */
	static Target of(String pathOrUrl, CorsApplication application) {
		String text = withoutQuery(pathOrUrl);
		int authority = text.indexOf("://");
		if (authority < 0 || text.startsWith("/")) {
			return ofPath(text, application);
		}
		String scheme = text.substring(0, authority).toLowerCase(Locale.ROOT);
		int slash = text.indexOf('/', authority + 3);
		String host = text.substring(authority, (slash < 0) ? text.length() : slash);
		String address = serialized(httpScheme(scheme), host);
		return ofUrl(Origin.isWellFormed(address) ? address : null, (slash < 0) ? "/" : text.substring(slash),
				scheme.startsWith("ws"), application);
	}

	/**
	 * A handshake is an http request, and this is the scheme of the application's origin.
	 */
	private static String httpScheme(String scheme) {
		return switch (scheme) {
			case "ws" -> "http";
			case "wss" -> "https";
			default -> scheme;
		};
	}

	/**
	 * The address as the browser has it in an origin and in its console: in lower case
	 * and without the default port.
	 */
	private static String serialized(String scheme, String authority) {
		String address = scheme + authority.toLowerCase(Locale.ROOT);
		String defaultPort = scheme.equals("https") ? ":443" : ":80";
		return address.endsWith(defaultPort) ? address.substring(0, address.length() - defaultPort.length()) : address;
	}

	private static Target ofPath(String path, CorsApplication application) {
		if (application.isManagement(null, path)) {
			return ofManagement(null, path, false, application);
		}
		PathPrefix context = application.contextPath();
		if (context == null) {
			return new Target(null, path, path, false, Server.APPLICATION);
		}
		// A path that starts with the context path may be one within the application.
		boolean whole = context.isPrefixOf(path) && !application.hasHandlersBelow(context);
		return whole ? new Target(null, path, context.removeFrom(path), false, Server.APPLICATION)
				: new Target(null, context.path() + path, path, false, Server.APPLICATION);
	}

	private static Target ofUrl(@Nullable String address, String url, boolean webSocket, CorsApplication application) {
		if (application.isManagement(address, url)) {
			return ofManagement(address, url, webSocket, application);
		}
		PathPrefix context = application.contextPath();
		if (context == null) {
			return new Target(address, url, url, webSocket, Server.APPLICATION);
		}
		return context.isPrefixOf(url)
				? new Target(address, url, context.removeFrom(url), webSocket, Server.APPLICATION)
				: new Target(address, url, url, webSocket, Server.OTHER);
	}

	private static Target ofManagement(@Nullable String address, String url, boolean webSocket,
			CorsApplication application) {
		if (!application.hasManagementPolicies()) {
			return new Target(address, url, url, webSocket, Server.MANAGEMENT);
		}
		PathPrefix base = application.managementPath();
		String path = (base != null && base.isPrefixOf(url)) ? base.removeFrom(url) : url;
		return new Target(address, url, path, webSocket, Server.MANAGEMENT_WITH_POLICIES);
	}

	private static String withoutQuery(String text) {
		int end = 0;
		while (end < text.length() && text.charAt(end) != '?' && text.charAt(end) != '#') {
			end++;
		}
		return text.substring(0, end);
	}

	/**
	 * Who gets a request.
	 */
	enum Server {

		/**
		 * The application, whose policies apply.
		 */
		APPLICATION,

		/**
		 * The management server on a separate port.
		 */
		MANAGEMENT,

		/**
		 * The management server, where policies apply too.
		 */
		MANAGEMENT_WITH_POLICIES,

		/**
		 * Another server: the URL is outside the context path.
		 */
		OTHER;

		boolean hasPolicies() {
			return this == APPLICATION || this == MANAGEMENT_WITH_POLICIES;
		}

		boolean isManagement() {
			return this == MANAGEMENT || this == MANAGEMENT_WITH_POLICIES;
		}

	}

}
