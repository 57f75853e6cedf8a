package io.github.corsstarter.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.jdbc.DatabaseDriver;
import org.springframework.boot.jdbc.EmbeddedDatabaseConnection;
import org.springframework.boot.jdbc.init.PropertiesBasedDataSourceScriptDatabaseInitializer;
import org.springframework.boot.sql.init.DatabaseInitializationMode;
import org.springframework.jdbc.datasource.init.ScriptStatementFailedException;

/**
 * Creates the table of origins. A database that is not there does not stop the start:
 * {@code cors.sources.jdbc.at-start} says what does.
 */
final class OriginsSchema implements InitializingBean {

	private static final Log logger = LogFactory.getLog(OriginsSchema.class);

	/**
	 * Instances that start at the same time may get in each other's way.
	 */
	private static final int ATTEMPTS = 5;

	private static final int MAX_WAIT_MILLIS = 200;

	private final DataSource dataSource;

	private final CorsJdbcProperties properties;

	OriginsSchema(DataSource dataSource, CorsJdbcProperties properties) {
		this.dataSource = dataSource;
		this.properties = properties;
	}

	@Override
	public void afterPropertiesSet() {
		if (isWanted() && isReachable()) {
			run(ATTEMPTS);
		}
	}

	private boolean isWanted() {
		return this.properties.getInitializeSchema() == DatabaseInitializationMode.ALWAYS
				|| EmbeddedDatabaseConnection.isEmbedded(this.dataSource);
	}

	private boolean isReachable() {
		try (Connection connection = this.dataSource.getConnection()) {
			return connection != null;
		}
		catch (SQLException | RuntimeException ex) {
			logger.warn("The table of CORS origins is not created: " + ex.getMessage());
			return false;
		}
	}

	private void run(int attempts) {
		try {
			new PropertiesBasedDataSourceScriptDatabaseInitializer<>(this.dataSource, this.properties,
					Map.of(DatabaseDriver.MARIADB, "mysql"))
				.initializeDatabase();
		}
		catch (ScriptStatementFailedException ex) {
			if (attempts == 1 || !pause()) {
				throw ex;
			}
			run(attempts - 1);
		}
	}

	private static boolean pause() {
		try {
			Thread.sleep(ThreadLocalRandom.current().nextLong(MAX_WAIT_MILLIS));
			return true;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

}
