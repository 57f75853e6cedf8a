package io.github.corsstarter.jdbc;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

import javax.sql.DataSource;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

import org.springframework.util.backoff.BackOffExecution;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * Listens for the notifications of PostgreSQL, which only shorten the wait for the next
 * poll. The connection is one of its own, because one of the pool would be missing there.
 */
final class PostgresNotifications {

	private static final Log logger = LogFactory.getLog(PostgresNotifications.class);

	/**
	 * A connection that has been silent for so long is tried, because nothing tells of
	 * one that has died.
	 */
	private static final int SILENCE_MILLIS = 10_000;

	private static final int ANSWER_SECONDS = 5;

	private static final long JOIN_MILLIS = 500;

	private final DataSource pool;

	private final String channel;

	private volatile @Nullable Thread thread;

	private volatile @Nullable Connection connection;

	private boolean lost;

	PostgresNotifications(DataSource pool, String channel) {
		this.pool = pool;
		this.channel = channel;
	}

	synchronized void start(Runnable fetchNow) {
		if (this.thread == null) {
			Thread listener = new Thread(() -> run(fetchNow), "cors-jdbc-listener");
			listener.setDaemon(true);
			this.thread = listener;
			listener.start();
		}
	}

	synchronized void stop() {
		Thread listener = this.thread;
		this.thread = null;
		if (listener != null) {
			listener.interrupt();
			abort();
			join(listener);
		}
	}

	/**
	 * Closing would wait for the thread that reads from the connection.
	 */
	private void abort() {
		try {
			Connection open = this.connection;
			if (open != null) {
				open.abort(Runnable::run);
			}
		}
		catch (SQLException ex) {
			logger.debug("Closing the connection failed", ex);
		}
	}

	private static void join(Thread listener) {
		try {
			listener.join(JOIN_MILLIS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private boolean isStopped() {
		return this.thread != Thread.currentThread();
	}

	private void run(Runnable fetchNow) {
		BackOffExecution waits = backOff();
		while (!isStopped()) {
			try (Connection own = PostgresConnection.besides(this.pool)) {
				if (own == null) {
					return;
				}
				this.connection = own;
				subscribe(own);
				waits = backOff();
				listen(own, fetchNow);
			}
			catch (SQLException | RuntimeException ex) {
				lose(ex);
			}
			pause(waits.nextBackOff());
		}
	}

	private static BackOffExecution backOff() {
		ExponentialBackOff backOff = new ExponentialBackOff(250, 2);
		backOff.setMaxInterval(30_000);
		return backOff.start();
	}

	private void subscribe(Connection own) throws SQLException {
		try (Statement statement = own.createStatement()) {
			statement.execute("listen \"" + this.channel + "\"");
		}
		if (this.lost) {
			this.lost = false;
			logger.info("Changes of CORS origins are heard of at once again");
		}
	}

	/**
	 * Whatever happened before the connection was there has not been heard.
	 */
	private void listen(Connection own, Runnable fetchNow) throws SQLException {
		fetchNow.run();
		PGConnection notifying = own.unwrap(PGConnection.class);
		while (!isStopped()) {
			if (notifying.getNotifications(SILENCE_MILLIS).length > 0) {
				fetchNow.run();
			}
			else if (!own.isValid(ANSWER_SECONDS)) {
				throw new SQLException("the connection has died");
			}
		}
	}

	private void lose(Exception ex) {
		if (!this.lost && !isStopped()) {
			this.lost = true;
			logger.warn("Changes of CORS origins are not heard of at once, but by the next poll: " + ex.getMessage());
		}
	}

	private static void pause(long millis) {
		try {
			Thread.sleep(millis);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
