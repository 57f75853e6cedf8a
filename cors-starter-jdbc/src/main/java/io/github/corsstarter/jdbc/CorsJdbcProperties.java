package io.github.corsstarter.jdbc;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.jdbc.init.DatabaseInitializationProperties;
import org.springframework.core.env.Environment;

/**
 * The configuration properties under {@code cors.jdbc}. They are read once: a refresh of
 * Spring Cloud neither resets them nor fails on them.
 */
@ConfigurationProperties(CorsJdbcProperties.PREFIX)
class CorsJdbcProperties extends DatabaseInitializationProperties {

	static final String PREFIX = "cors.jdbc";

	private static final String SCHEMA = "classpath:io/github/corsstarter/jdbc/schema-@@platform@@.sql";

	/**
	 * Table or view that has the origins. Another one with '_revision' behind its name
	 * has the revision.
	 */
	private String tableName = "cors_origin";

	/**
	 * Whether a change in PostgreSQL is noticed at once, over a connection of its own
	 * beside the pool.
	 */
	private boolean listen = true;

	/**
	 * The scripts can be run again and again, so that an error in one is an error.
	 */
	CorsJdbcProperties() {
		setContinueOnError(false);
	}

	static CorsJdbcProperties of(Environment environment) {
		return Binder.get(environment).bindOrCreate(PREFIX, CorsJdbcProperties.class);
	}

	public String getTableName() {
		return this.tableName;
	}

	public void setTableName(String tableName) {
		this.tableName = tableName;
	}

	public boolean isListen() {
		return this.listen;
	}

	public void setListen(boolean listen) {
		this.listen = listen;
	}

	@Override
	public String getDefaultSchemaLocation() {
		return SCHEMA;
	}

	OriginsTable table() {
		if (!OriginsTable.isName(this.tableName)) {
			throw new InvalidConfigurationPropertyValueException(PREFIX + ".table-name", this.tableName,
					"It is not the name of a table. Write a name, with its schema if that has to be named: "
							+ "`cors_origin` or `app.cors_origin`.");
		}
		return new OriginsTable(this.tableName);
	}

}
