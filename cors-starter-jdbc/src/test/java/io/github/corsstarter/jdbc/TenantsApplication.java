package io.github.corsstarter.jdbc;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.github.corsstarter.autoconfigure.reload.CorsSourceStatus;
import io.github.corsstarter.autoconfigure.reload.OriginSources;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.awaitility.Awaitility;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * An application that takes the origins of its policy {@code shop} from a table.
 */
final class TenantsApplication implements AutoCloseable {

	static final String ACME = "https://acme.example.com";

	static final String BETA = "https://beta.example.com";

	private static final Duration LONGEST = Duration.ofSeconds(20);

	private final RunningApplication application;

	private TenantsApplication(RunningApplication application) {
		this.application = application;
	}

	/**
	 * Start an application that looks for changes ten times a second.
	 */
	static TenantsApplication start(Server server, String... properties) {
		List<String> all = new ArrayList<>(
				List.of("cors.policies.shop.paths=/api/**", "cors.policies.shop.origins-from=jdbc",
						"cors.sources.jdbc.poll-interval=100ms", "cors.sources.jdbc.timeout=2s"));
		all.addAll(List.of(properties));
		return new TenantsApplication(
				RunningApplication.on(server).with(Application.class).properties(all.toArray(String[]::new)).start());
	}

	/**
	 * Start an application on PostgreSQL, where the table is created if it is missing.
	 */
	static TenantsApplication start(Server server, Postgres postgres, String... properties) {
		List<String> all = new ArrayList<>(
				List.of("spring.datasource.url=" + postgres.url(), "spring.datasource.hikari.connection-timeout=1000",
						"spring.datasource.hikari.maximum-pool-size=2", "cors.jdbc.initialize-schema=always"));
		all.addAll(List.of(properties));
		return start(server, all.toArray(String[]::new));
	}

	ApplicationContext context() {
		return this.application.context();
	}

	JdbcClient sql() {
		return context().getBean(JdbcClient.class);
	}

	/**
	 * Whether the answer to a page of an origin says that the page may read it.
	 */
	boolean allows(String origin) {
		return this.application.client()
			.send("GET", "/api/orders", "Origin", origin)
			.header("Access-Control-Allow-Origin")
			.equals(List.of(origin));
	}

	void awaitAllowed(String origin) {
		Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(20)).until(() -> allows(origin));
	}

	void awaitRefused(String origin) {
		Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(20)).until(() -> !allows(origin));
	}

	CorsSourceStatus status() {
		return context().getBean(OriginSources.class).status().get(0);
	}

	void awaitState(CorsSourceStatus.State state) {
		Awaitility.await().atMost(LONGEST).pollInterval(Duration.ofMillis(20)).until(() -> status().state() == state);
	}

	String hash() {
		return context().getBean(CorsRevisions.class).active().hash();
	}

	String revision() {
		return String.valueOf(status().revision());
	}

	/**
	 * Create the table again, as at the start.
	 */
	void createTable() {
		context().getBean(OriginsSchema.class).afterPropertiesSet();
	}

	static void insert(JdbcClient sql, String policy, String origin, String owner) {
		sql.sql("insert into cors_origin (policy, origin, owner) values (?, ?, ?)")
			.params(policy, origin, owner)
			.update();
	}

	static void delete(JdbcClient sql, String origin) {
		sql.sql("delete from cors_origin where origin = ?").param(origin).update();
	}

	@Override
	public void close() {
		this.application.close();
	}

	/**
	 * The application.
	 */
	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
