package io.github.corsstarter.jdbc;

import javax.sql.DataSource;

import io.github.corsstarter.CorsOriginSource;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsPolicyLoader;
import io.github.corsstarter.autoconfigure.reload.CorsReloadAutoConfiguration;
import org.postgresql.PGConnection;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnSingleCandidate;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.sql.autoconfigure.init.OnDatabaseInitializationCondition;
import org.springframework.boot.sql.init.dependency.DatabaseInitializationDependencyConfigurer;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.ImportRuntimeHints;
import org.springframework.core.env.Environment;

/**
 * Auto-configuration of the source {@code jdbc}: origins from a table of the
 * application's database.
 */
@AutoConfiguration(after = { CorsAutoConfiguration.class, DataSourceAutoConfiguration.class },
		before = CorsReloadAutoConfiguration.class)
@ConditionalOnSingleCandidate(DataSource.class)
@ConditionalOnBean(CorsPolicyLoader.class)
@Import(DatabaseInitializationDependencyConfigurer.class)
@ImportRuntimeHints(CorsJdbcRuntimeHints.class)
public final class CorsJdbcAutoConfiguration {

	CorsJdbcAutoConfiguration() {
	}

	@Bean
	@Conditional(OnSchemaInitialization.class)
	OriginsSchema corsPolicyOriginsSchema(DataSource dataSource, Environment environment) {
		return new OriginsSchema(dataSource, CorsJdbcProperties.of(environment));
	}

	@Bean
	@DependsOnDatabaseInitialization
	CorsOriginSource corsPolicyJdbcOrigins(DataSource dataSource, Environment environment,
			ObjectProvider<PostgresNotifications> notifications) {
		return new JdbcOriginSource(dataSource, CorsJdbcProperties.of(environment).table(),
				notifications.getIfAvailable());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(PGConnection.class)
	@ConditionalOnBooleanProperty(name = "cors.jdbc.listen", matchIfMissing = true)
	static class PostgresConfiguration {

		@Bean
		PostgresNotifications corsPolicyPostgresNotifications(DataSource dataSource, Environment environment) {
			return new PostgresNotifications(dataSource, CorsJdbcProperties.of(environment).table().channel());
		}

	}

	static final class OnSchemaInitialization extends OnDatabaseInitializationCondition {

		OnSchemaInitialization() {
			super("CORS", "cors.jdbc.initialize-schema");
		}

	}

}
