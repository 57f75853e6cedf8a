package io.github.corsstarter.autoconfigure.explain;

import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.github.corsstarter.explain.PathPrefix;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.core.env.Environment;

/**
 * The server of the actuator, if it has a separate port.
 */
final class ManagementServer implements ApplicationListener<ApplicationEvent> {

	private static final String PORT = "management.server.port";

	private final ApplicationContext context;

	private final Environment environment;

	private final List<ApplicationContext> children = new CopyOnWriteArrayList<>();

	ManagementServer(ApplicationContext context) {
		this.context = context;
		this.environment = context.getEnvironment();
	}

	/**
	 * The management server has its own context, which is a child of the application's.
	 */
	@Override
	public void onApplicationEvent(ApplicationEvent event) {
		if (event instanceof ContextRefreshedEvent refreshed
				&& refreshed.getApplicationContext().getParent() == this.context) {
			this.children.add(refreshed.getApplicationContext());
		}
		if (event instanceof ContextClosedEvent closed) {
			this.children.remove(closed.getApplicationContext());
		}
	}

	List<ApplicationContext> contexts() {
		return this.children;
	}

	/**
	 * The rules for the endpoints, where policies may own them.
	 */
	List<SpringRule> rules(CorsRules rules) {
		return (hasOwnPort() && !hasPolicies()) ? List.of() : rules.actuator(endpointsPath());
	}

	boolean receives(@Nullable String address, String path) {
		if (!hasOwnPort()) {
			return false;
		}
		if (address != null) {
			return port(address) == this.environment.getProperty("local.management.port", Integer.class,
					this.environment.getProperty(PORT, Integer.class, -1));
		}
		String base = serverPath() + endpointsPath();
		return !base.isEmpty() && new PathPrefix(base, PORT).isPrefixOf(path);
	}

	/**
	 * The address of one of the two servers for somebody who has asked the management
	 * server: they differ in the port, and perhaps in the scheme.
	 */
	String address(String askedAt, boolean management) {
		Integer port = this.environment.getProperty("local.server.port", Integer.class);
		int host = askedAt.indexOf("://");
		if (management || port == null || host < 0 || !hasOwnPort()) {
			return askedAt;
		}
		int colon = askedAt.lastIndexOf(':');
		boolean withPort = colon > host && colon > askedAt.lastIndexOf(']');
		return (hasSsl() ? "https" : "http") + askedAt.substring(host, withPort ? colon : askedAt.length()) + ":"
				+ port;
	}

	private boolean hasSsl() {
		return this.environment.getProperty("server.ssl.enabled", Boolean.class, true) && Binder.get(this.environment)
			.bind("server.ssl", Bindable.mapOf(String.class, String.class))
			.isBound();
	}

	boolean hasPolicies() {
		return this.environment.getProperty("cors.management", Boolean.class, false);
	}

	@Nullable PathPrefix basePath() {
		return serverPath().isEmpty() ? null : new PathPrefix(serverPath(), "management.server.base-path");
	}

	/**
	 * The path within the management server, without the base path of the server.
	 */
	String within(String path) {
		PathPrefix base = new PathPrefix(serverPath(), PORT);
		return base.isPrefixOf(path) ? base.removeFrom(path) : path;
	}

	String serverPath() {
		return path("management.server.base-path", "");
	}

	String endpointsPath() {
		return path("management.endpoints.web.base-path", "/actuator");
	}

	private String path(String property, String byDefault) {
		String path = this.environment.getProperty(property, byDefault);
		return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
	}

	private boolean hasOwnPort() {
		Integer port = this.environment.getProperty(PORT, Integer.class);
		if (port == null || port < 0) {
			return false;
		}
		int application = this.environment.getProperty("server.port", Integer.class, 8080);
		return port == 0 || port != application;
	}

	private static int port(String address) {
		try {
			URI uri = URI.create(address);
			if (uri.getPort() >= 0) {
				return uri.getPort();
			}
			return "https".equals(uri.getScheme()) ? 443 : 80;
		}
		catch (IllegalArgumentException ex) {
			return -1;
		}
	}

}
