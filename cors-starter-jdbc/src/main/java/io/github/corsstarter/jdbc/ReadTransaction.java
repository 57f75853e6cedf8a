package io.github.corsstarter.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.function.Function;

import javax.sql.DataSource;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Reads in one transaction of its own, whatever transactions the application has. A
 * server that has gone silent does not keep the connection forever: no time-out of the
 * caller ends a read from a socket.
 */
final class ReadTransaction {

	private static final int SILENCE_MILLIS = 30_000;

	private final DataSource dataSource;

	ReadTransaction(DataSource dataSource) {
		this.dataSource = dataSource;
	}

	<T> T execute(Function<JdbcClient, T> read) throws SQLException {
		try (Connection connection = this.dataSource.getConnection()) {
			int before = limit(connection, SILENCE_MILLIS);
			try {
				return execute(connection, read);
			}
			finally {
				restore(connection, before);
			}
		}
	}

	private static int limit(Connection connection, int millis) throws SQLException {
		try {
			int before = connection.getNetworkTimeout();
			connection.setNetworkTimeout(Runnable::run, millis);
			return before;
		}
		catch (SQLFeatureNotSupportedException ex) {
			return 0;
		}
	}

	private static void restore(Connection connection, int before) {
		try {
			if (!connection.isClosed()) {
				limit(connection, before);
			}
		}
		catch (SQLException ex) {
			// The connection is broken, and whoever used it has been told.
		}
	}

	private static <T> T execute(Connection connection, Function<JdbcClient, T> read) throws SQLException {
		SingleConnectionDataSource single = new SingleConnectionDataSource(connection, true);
		TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(single));
		transaction.setReadOnly(true);
		if (connection.getMetaData().supportsTransactionIsolationLevel(Connection.TRANSACTION_REPEATABLE_READ)) {
			transaction.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
		}
		return transaction.execute((status) -> read.apply(JdbcClient.create(single)));
	}

}
