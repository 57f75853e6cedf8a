package io.github.corsstarter.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import javax.sql.DataSource;

import io.github.corsstarter.CorsOriginSource;
import org.jspecify.annotations.Nullable;

import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads origins from a table of the application's database.
 */
final class JdbcOriginSource implements CorsOriginSource {

	static final String NAME = "jdbc";

	/**
	 * More rows are not even read, to protect the heap from a table that is not meant.
	 */
	private static final long MAX_ROWS = 1_000_000;

	private static final int FETCH_SIZE = 5_000;

	private final DataSource dataSource;

	private final OriginsTable table;

	private final @Nullable PostgresNotifications notifications;

	JdbcOriginSource(DataSource dataSource, OriginsTable table, @Nullable PostgresNotifications notifications) {
		this.dataSource = dataSource;
		this.table = table;
		this.notifications = notifications;
	}

	@Override
	public String name() {
		return NAME;
	}

	@Override
	public @Nullable Fetched fetch(@Nullable String revision) throws Exception {
		try {
			return new ReadTransaction(this.dataSource).execute((client) -> read(client, revision)).orElse(null);
		}
		catch (DataAccessException ex) {
			throw (ex.getMostSpecificCause() instanceof SQLException cause) ? cause : ex;
		}
	}

	private Optional<Fetched> read(JdbcClient client, @Nullable String known) {
		String revision = revision(client);
		return revision.equals(known) ? Optional.empty() : Optional.of(new Fetched(revision, entries(client)));
	}

	private String revision(JdbcClient client) {
		List<String> rows = client.sql(this.table.revision())
			.query((row, number) -> checkCount(row.getLong(2), row.getString(1)))
			.list();
		if (rows.size() != 1) {
			throw new IllegalStateException(
					this.table.name() + "_revision has " + rows.size() + " rows, which have to be one");
		}
		return rows.get(0);
	}

	private String checkCount(long count, String revision) {
		if (count > MAX_ROWS) {
			throw new IllegalStateException(this.table.name() + " has " + count + " origins, which is more than "
					+ MAX_ROWS + " and not read at all");
		}
		return revision + "/" + count;
	}

	private List<Entry> entries(JdbcClient client) {
		return client.sql(this.table.origins()).withFetchSize(FETCH_SIZE).query((row, number) -> entry(row)).list();
	}

	/**
	 * What is missing in a row of a view is reported like everything else that is wrong
	 * with an entry.
	 */
	private Entry entry(ResultSet row) throws SQLException {
		String owner = row.getString(3);
		return new Entry(Objects.requireNonNullElse(row.getString(1), ""),
				Objects.requireNonNullElse(row.getString(2), ""),
				this.table.unqualified() + ((owner != null) ? ", owner " + owner : ""));
	}

	@Override
	public void onStart(Runnable fetchNow) {
		if (this.notifications != null) {
			this.notifications.start(fetchNow);
		}
	}

	@Override
	public void onStop() {
		if (this.notifications != null) {
			this.notifications.stop();
		}
	}

}
