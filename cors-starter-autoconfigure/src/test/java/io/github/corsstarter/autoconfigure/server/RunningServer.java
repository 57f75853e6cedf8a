package io.github.corsstarter.autoconfigure.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.List;

import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * An application on a real server, Tomcat or Netty, and a client that sends what it is
 * told.
 */
final class RunningServer implements AutoCloseable {

	static final String ORIGIN = "https://app.example.com";

	static final String FOREIGN = "https://evil.example.com";

	private static final String SECURITY = "org.springframework.boot.security.autoconfigure.";

	private static final String MANAGEMENT = ".autoconfigure.actuate.web.server.";

	private static final List<String> OTHER_SERVERS = List.of(
			"org.springframework.boot.jetty" + MANAGEMENT + "JettyServletManagementContextAutoConfiguration",
			"org.springframework.boot.jetty" + MANAGEMENT + "JettyReactiveManagementContextAutoConfiguration",
			"org.springframework.boot.tomcat" + MANAGEMENT + "TomcatReactiveManagementContextAutoConfiguration",
			"org.springframework.boot.jetty.autoconfigure.servlet.JettyServletWebServerAutoConfiguration",
			"org.springframework.boot.jetty.autoconfigure.reactive.JettyReactiveWebServerAutoConfiguration",
			"org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration");

	private static final List<String> WITHOUT_SECURITY = List.of(
			SECURITY + "web.servlet.ServletWebSecurityAutoConfiguration",
			SECURITY + "web.servlet.SecurityFilterAutoConfiguration",
			SECURITY + "web.reactive.ReactiveWebSecurityAutoConfiguration",
			SECURITY + "actuate.web.servlet.ManagementWebSecurityAutoConfiguration",
			SECURITY + "actuate.web.reactive.ReactiveManagementWebSecurityAutoConfiguration",
			SECURITY + "UserDetailsServiceAutoConfiguration", SECURITY + "ReactiveUserDetailsServiceAutoConfiguration");

	private static final HttpClient CLIENT = HttpClient.newHttpClient();

	private final ConfigurableApplicationContext context;

	private RunningServer(ConfigurableApplicationContext context) {
		this.context = context;
	}

	static RunningServer open(Class<?> application, WebApplicationType type, String... properties) {
		String excluded = String.join(",", WITHOUT_SECURITY) + "," + String.join(",", OTHER_SERVERS);
		return start(application, type, excluded, properties);
	}

	static RunningServer secured(Class<?> application, WebApplicationType type, String... properties) {
		return start(application, type, String.join(",", OTHER_SERVERS), properties);
	}

	private static RunningServer start(Class<?> application, WebApplicationType type, String excluded,
			String... properties) {
		return new RunningServer(new SpringApplicationBuilder(application).web(type)
			.properties("server.port=0", "spring.main.banner-mode=off", "logging.level.root=off",
					"spring.autoconfigure.exclude=" + excluded)
			.properties(properties)
			.run());
	}

	HttpResponse<String> get(String path, String... headers) {
		return send("local.server.port", path, "GET", headers);
	}

	HttpResponse<String> preflight(String path, String... headers) {
		String[] all = Arrays.copyOf(headers, headers.length + 2);
		all[headers.length] = "Access-Control-Request-Method";
		all[headers.length + 1] = "PUT";
		return send("local.server.port", path, "OPTIONS", all);
	}

	HttpResponse<String> management(String path, String... headers) {
		return send("local.management.port", path, "GET", headers);
	}

	int port() {
		return this.context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
	}

	private HttpResponse<String> send(String port, String path, String method, String... headers) {
		HttpRequest.Builder request = HttpRequest
			.newBuilder(
					URI.create("http://localhost:" + this.context.getEnvironment().getRequiredProperty(port) + path))
			.method(method, BodyPublishers.noBody());
		if (headers.length > 0) {
			request.headers(headers);
		}
		return send(request);
	}

	HttpResponse<String> post(String path, String contentType, String body, String... headers) {
		return send(HttpRequest.newBuilder(URI.create("http://localhost:" + port() + path))
			.header("Content-Type", contentType)
			.headers(headers)
			.POST(BodyPublishers.ofString(body)));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) {
		try {
			return CLIENT.send(request.build(), BodyHandlers.ofString());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	@Override
	public void close() {
		this.context.close();
	}

}
