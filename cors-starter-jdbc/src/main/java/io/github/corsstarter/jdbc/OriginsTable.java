package io.github.corsstarter.jdbc;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The table that has the origins, and the one that has their revision. Their statements
 * are the same in every database.
 *
 * @param name its name, which becomes a part of statements
 */
record OriginsTable(String name) {

	private static final Pattern NAME = Pattern
		.compile("(?:[\\p{L}_][\\p{L}\\p{N}_$]*\\.){0,2}[\\p{L}_][\\p{L}\\p{N}_$]*");

	private static final String VALID = " where valid_until is null or valid_until > current_timestamp";

	static boolean isName(String name) {
		return NAME.matcher(name).matches();
	}

	/**
	 * The revision with the number of origins that are valid now: nobody writes when one
	 * expires.
	 */
	String revision() {
		return "select r.revision, (select count(*) from " + this.name + VALID + ") from " + this.name + "_revision r";
	}

	/**
	 * The origins that are valid now, in an order that depends on them only.
	 */
	String origins() {
		return "select policy, origin, owner from " + this.name + VALID + " order by policy, origin";
	}

	/**
	 * The channel of PostgreSQL on which the trigger of the table notifies.
	 */
	String channel() {
		return unqualified().toLowerCase(Locale.ROOT);
	}

	/**
	 * Where an origin is, for people.
	 */
	String unqualified() {
		return this.name.substring(this.name.lastIndexOf('.') + 1);
	}

}
