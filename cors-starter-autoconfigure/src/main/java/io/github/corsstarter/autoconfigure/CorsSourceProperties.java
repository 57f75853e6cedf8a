package io.github.corsstarter.autoconfigure;

import java.nio.file.Path;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;

/**
 * The properties of a source of origins.
 */
@ConfigurationPropertiesSource
public class CorsSourceProperties {

	/**
	 * How often the source is asked, with up to 10% more or less.
	 */
	private Duration pollInterval = Duration.ofSeconds(30);

	/**
	 * How long the source may take to answer.
	 */
	private Duration timeout = Duration.ofSeconds(5);

	/**
	 * What to do if the source does not answer while the application starts.
	 */
	private AtStart atStart = AtStart.REQUIRE;

	/**
	 * File that keeps what the source returned last, for a start without it.
	 */
	private @Nullable Path snapshotFile;

	/**
	 * How many origins the source may return; more are refused as a whole.
	 */
	private int maxOrigins = 100_000;

	/**
	 * Which part of its origins a source may lose at once; a greater loss has to be
	 * confirmed by a second fetch.
	 */
	private String maxShrink = "50%";

	/**
	 * How long a source may fail to answer before its origins count as stale.
	 */
	private Duration staleAfter = Duration.ofMinutes(10);

	/**
	 * Create properties with the defaults.
	 */
	public CorsSourceProperties() {
	}

	/**
	 * Return how often the source is asked.
	 * @return how often the source is asked
	 */
	public Duration getPollInterval() {
		return this.pollInterval;
	}

	/**
	 * Set how often the source is asked.
	 * @param pollInterval how often the source is asked
	 */
	public void setPollInterval(Duration pollInterval) {
		this.pollInterval = pollInterval;
	}

	/**
	 * Return how long the source may take.
	 * @return how long the source may take
	 */
	public Duration getTimeout() {
		return this.timeout;
	}

	/**
	 * Set how long the source may take.
	 * @param timeout how long the source may take
	 */
	public void setTimeout(Duration timeout) {
		this.timeout = timeout;
	}

	/**
	 * Return what to do without an answer at the start.
	 * @return what to do without an answer at the start
	 */
	public AtStart getAtStart() {
		return this.atStart;
	}

	/**
	 * Set what to do without an answer at the start.
	 * @param atStart what to do without an answer at the start
	 */
	public void setAtStart(AtStart atStart) {
		this.atStart = atStart;
	}

	/**
	 * Return the file that keeps what the source returned last.
	 * @return the file that keeps what the source returned last
	 */
	public @Nullable Path getSnapshotFile() {
		return this.snapshotFile;
	}

	/**
	 * Set the file that keeps what the source returned last.
	 * @param snapshotFile the file that keeps what the source returned last
	 */
	public void setSnapshotFile(@Nullable Path snapshotFile) {
		this.snapshotFile = snapshotFile;
	}

	/**
	 * Return how many origins the source may return.
	 * @return how many origins the source may return
	 */
	public int getMaxOrigins() {
		return this.maxOrigins;
	}

	/**
	 * Set how many origins the source may return.
	 * @param maxOrigins how many origins the source may return
	 */
	public void setMaxOrigins(int maxOrigins) {
		this.maxOrigins = maxOrigins;
	}

	/**
	 * Return which part of its origins the source may lose at once.
	 * @return which part of its origins the source may lose at once
	 */
	public String getMaxShrink() {
		return this.maxShrink;
	}

	/**
	 * Set which part of its origins the source may lose at once.
	 * @param maxShrink which part of its origins the source may lose at once
	 */
	public void setMaxShrink(String maxShrink) {
		this.maxShrink = maxShrink;
	}

	/**
	 * Return how long a source may fail to answer.
	 * @return how long a source may fail to answer
	 */
	public Duration getStaleAfter() {
		return this.staleAfter;
	}

	/**
	 * Set how long a source may fail to answer.
	 * @param staleAfter how long a source may fail to answer
	 */
	public void setStaleAfter(Duration staleAfter) {
		this.staleAfter = staleAfter;
	}

	/**
	 * What to do if a source of origins does not answer while the application starts.
	 */
	public enum AtStart {

		/**
		 * The application does not start.
		 */
		REQUIRE,

		/**
		 * The application starts with what the snapshot file has.
		 */
		SNAPSHOT,

		/**
		 * The application starts without the origins of the source.
		 */
		EMPTY

	}

}
