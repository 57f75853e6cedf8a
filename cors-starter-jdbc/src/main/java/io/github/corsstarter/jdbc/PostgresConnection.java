package io.github.corsstarter.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

import org.springframework.boot.jdbc.DataSourceBuilder;
import org.springframework.jdbc.datasource.SimpleDriverDataSource;

/**
 * Opens a connection to where those of a pool lead, with the credentials that the pool
 * has now.
 */
final class PostgresConnection {

	private PostgresConnection() {
	}

	/**
	 * Open a connection.
	 * @return the connection or {@code null} if the pool does not lead to PostgreSQL
	 */
	static @Nullable Connection besides(DataSource pool) throws SQLException {
		SimpleDriverDataSource single = DataSourceBuilder.derivedFrom(pool).type(SimpleDriverDataSource.class).build();
		if (!(single.getDriver() instanceof Driver)) {
			return null;
		}
		single.setConnectionProperties(properties());
		return single.getConnection();
	}

	/**
	 * A server that has gone silent while it is connected to does not hold the thread.
	 */
	private static Properties properties() {
		Properties properties = new Properties();
		properties.setProperty("loginTimeout", "10");
		properties.setProperty("tcpKeepAlive", "true");
		return properties;
	}

}
