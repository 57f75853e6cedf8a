package io.github.corsstarter.jdbc;

import java.util.List;

import javax.sql.DataSource;

import io.github.corsstarter.CorsOriginSource;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.reload.CorsReloadAutoConfiguration;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.postgresql.PGConnection;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcTemplateAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the source is there where a database is, and nothing of it where none is.
 */
class CorsJdbcAutoConfigurationTests {

	private static final String[] NOWHERE = { "spring.datasource.url=jdbc:postgresql://localhost:1/none",
			"spring.datasource.type=org.springframework.jdbc.datasource.SimpleDriverDataSource" };

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsReloadAutoConfiguration.class,
				CorsJdbcAutoConfiguration.class))
		.withPropertyValues("cors.policies.shop.paths=/api/**", "spring.datasource.generate-unique-name=true");

	private final WebApplicationContextRunner withDatabase = this.runner
		.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, JdbcTemplateAutoConfiguration.class,
				JdbcClientAutoConfiguration.class))
		.withPropertyValues("cors.policies.shop.origins-from=jdbc");

	private static long rows(JdbcClient sql, String table) {
		return sql.sql("select count(*) from " + table).query(Long.class).single();
	}

	@Test
	void theTableIsCreatedBeforeItIsRead() {
		this.withDatabase.run((context) -> {
			assertThat(context).hasNotFailed().getBean(CorsOriginSource.class).returns("jdbc", CorsOriginSource::name);
			assertThat(context.getBean(CorsPolicyRegistry.class).policy("shop").allowedOrigins()).isEmpty();
			assertThat(rows(context.getBean(JdbcClient.class), "cors_origin")).isZero();
		});
	}

	@Test
	void beansAreNamedForThePolicies() {
		this.withDatabase.run((context) -> assertThat(context).hasBean("corsPolicyJdbcOrigins")
			.hasBean("corsPolicyOriginsSchema")
			.hasBean("corsPolicyPostgresNotifications"));
	}

	@Test
	void thereIsNoSourceWithoutADatabase() {
		this.runner.withPropertyValues("cors.policies.shop.allowed-origins=none")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CorsOriginSource.class));
	}

	@Test
	void thereIsNoSourceWhereTwoDatabasesAre() {
		this.runner.withPropertyValues("cors.policies.shop.allowed-origins=none")
			.withBean("one", DataSource.class, SimpleDriverDataSource::new)
			.withBean("two", DataSource.class, SimpleDriverDataSource::new)
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(CorsOriginSource.class));
	}

	@Test
	void thereIsNothingWherePoliciesAreNotEnforced() {
		this.withDatabase.withPropertyValues("cors.enabled=false")
			.run((context) -> assertThat(context).hasNotFailed()
				.doesNotHaveBean(CorsOriginSource.class)
				.doesNotHaveBean(OriginsSchema.class));
	}

	@Test
	void theTableIsNotCreatedWhereThatIsNotWanted() {
		this.withDatabase.withPropertyValues("cors.jdbc.initialize-schema=never", "cors.sources.jdbc.at-start=empty")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(OriginsSchema.class));
	}

	@Test
	void aMissingTableIsNamedInTheReport() {
		this.withDatabase.withPropertyValues("cors.jdbc.initialize-schema=never")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("CORS_ORIGIN")
				.hasMessageContaining("not found"));
	}

	@Test
	void everyPropertyIsKnown() {
		this.withDatabase.withPropertyValues("cors.jdbc.initialize-schema=always", "cors.jdbc.platform=h2",
				"cors.jdbc.schema=classpath:io/github/corsstarter/jdbc/schema-@@platform@@.sql",
				"cors.jdbc.continue-on-error=true", "cors.jdbc.table-name=public.cors_origin", "cors.jdbc.listen=false")
			.run((context) -> assertThat(context).hasNotFailed().doesNotHaveBean(PostgresNotifications.class));
	}

	@Test
	void nothingIsListenedToWithoutTheDriver() {
		this.withDatabase.withClassLoader(new FilteredClassLoader(PGConnection.class))
			.run((context) -> assertThat(context).hasNotFailed()
				.hasSingleBean(CorsOriginSource.class)
				.doesNotHaveBean(PostgresNotifications.class));
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "cors origin", "cors_origin; drop table users", "a.b.c.d", "1st", "\"cors_origin\"" })
	void whatIsNotTheNameOfATableStopsTheStart(String name) {
		this.withDatabase.withPropertyValues("cors.jdbc.table-name=" + name)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("cors.jdbc.table-name")
				.hasMessageContaining("Write a name"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "embedded", "always" })
	void aDatabaseThatIsAwayStopsTheStart(String mode) {
		this.withDatabase.withPropertyValues(NOWHERE)
			.withPropertyValues("cors.jdbc.initialize-schema=" + mode)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("The source of origins does not answer."));
	}

	@ParameterizedTest
	@ValueSource(strings = { "embedded", "always" })
	void aDatabaseThatIsAwayDoesNotStopTheStartIfItMayBe(String mode) {
		this.withDatabase.withPropertyValues(NOWHERE)
			.withPropertyValues("cors.jdbc.initialize-schema=" + mode, "cors.sources.jdbc.at-start=empty")
			.run((context) -> assertThat(context.getBean(CorsPolicyRegistry.class).policies()).hasSize(1));
	}

	@Test
	void viewsServeAsTables() {
		this.withDatabase
			.withPropertyValues("cors.jdbc.initialize-schema=always", "cors.jdbc.schema=classpath:views.sql",
					"cors.jdbc.table-name=tenant_origins")
			.run((context) -> assertThat(context.getBean(CorsPolicyRegistry.class).policy("shop").allowedOrigins())
				.isEqualTo(List.of("https://acme.example.com")));
	}

}
