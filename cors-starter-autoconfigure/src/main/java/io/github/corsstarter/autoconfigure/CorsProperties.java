package io.github.corsstarter.autoconfigure;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.OwnOrigin;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.core.Ordered;

/**
 * The configuration properties under {@code cors}. Properties directly there, besides the
 * named policies, configure the policy {@code default}.
 */
@ConfigurationProperties("cors")
public class CorsProperties extends CorsPolicyProperties {

	/**
	 * Whether CORS policies are enforced.
	 */
	private boolean enabled = true;

	/**
	 * Named policies. Several may share a path if their origins differ.
	 */
	private Map<String, CorsPolicyProperties> policies = new LinkedHashMap<>();

	/**
	 * Origins at which this application itself is reached, never treated as cross-origin.
	 */
	private List<String> selfOrigins = List.of();

	/**
	 * What counts as the application's own origin: what the request says, or only
	 * 'cors.self-origins' and loopback.
	 */
	private OwnOrigin ownOrigin = OwnOrigin.REQUEST;

	/**
	 * Whether policies also apply on a management port of its own.
	 */
	private boolean management;

	/**
	 * Whether to print at the start what the application's other CORS rules are as
	 * policies; changes nothing.
	 */
	private boolean migrate;

	/**
	 * Whether refusals are answered so that the browser's console says why. For
	 * development only.
	 */
	private boolean debug;

	private final Filter filter = new Filter();

	private final Reload reload = new Reload();

	/**
	 * How the sources named in 'origins-from' are asked.
	 */
	private Map<String, CorsSourceProperties> sources = new LinkedHashMap<>();

	/**
	 * Create properties with the defaults.
	 */
	public CorsProperties() {
	}

	/**
	 * Return whether policies are enforced.
	 * @return whether policies are enforced
	 */
	public boolean isEnabled() {
		return this.enabled;
	}

	/**
	 * Set whether policies are enforced.
	 * @param enabled whether policies are enforced
	 */
	public void setEnabled(boolean enabled) {
		this.enabled = enabled;
	}

	/**
	 * Return the named policies.
	 * @return the policies by name
	 */
	public Map<String, CorsPolicyProperties> getPolicies() {
		return this.policies;
	}

	/**
	 * Set the named policies.
	 * @param policies the policies by name
	 */
	public void setPolicies(Map<String, CorsPolicyProperties> policies) {
		this.policies = policies;
	}

	/**
	 * Return the application's own origins.
	 * @return the origins
	 */
	public List<String> getSelfOrigins() {
		return this.selfOrigins;
	}

	/**
	 * Set the application's own origins.
	 * @param selfOrigins the origins
	 */
	public void setSelfOrigins(List<String> selfOrigins) {
		this.selfOrigins = selfOrigins;
	}

	/**
	 * Return what counts as the application's own origin.
	 * @return the rule
	 */
	public OwnOrigin getOwnOrigin() {
		return this.ownOrigin;
	}

	/**
	 * Set what counts as the application's own origin.
	 * @param ownOrigin the rule
	 */
	public void setOwnOrigin(OwnOrigin ownOrigin) {
		this.ownOrigin = ownOrigin;
	}

	/**
	 * Return whether policies also apply on a management port of its own.
	 * @return whether they do
	 */
	public boolean isManagement() {
		return this.management;
	}

	/**
	 * Set whether policies also apply on a management port of its own.
	 * @param management whether they do
	 */
	public void setManagement(boolean management) {
		this.management = management;
	}

	/**
	 * Return whether to print at the start what the application's other CORS rules are as
	 * policies.
	 * @return whether to print it
	 */
	public boolean isMigrate() {
		return this.migrate;
	}

	/**
	 * Set whether to print at the start what the application's other CORS rules are as
	 * policies.
	 * @param migrate whether to print it
	 */
	public void setMigrate(boolean migrate) {
		this.migrate = migrate;
	}

	/**
	 * Return whether debug mode is on.
	 * @return whether debug mode is on
	 */
	public boolean isDebug() {
		return this.debug;
	}

	/**
	 * Set whether debug mode is on.
	 * @param debug whether debug mode is on
	 */
	public void setDebug(boolean debug) {
		this.debug = debug;
	}

	/**
	 * Return the properties of the filter.
	 * @return the properties of the filter
	 */
	public Filter getFilter() {
		return this.filter;
	}

	/**
	 * Return the properties of changes while running.
	 * @return the properties of changes while running
	 */
	public Reload getReload() {
		return this.reload;
	}

	/**
	 * Return the properties of sources of origins.
	 * @return the properties by the name of the source
	 */
	public Map<String, CorsSourceProperties> getSources() {
		return this.sources;
	}

	/**
	 * Set the properties of sources of origins.
	 * @param sources the properties by the name of the source
	 */
	public void setSources(Map<String, CorsSourceProperties> sources) {
		this.sources = sources;
	}

	/**
	 * Properties of the servlet filter and the WebFilter.
	 */
	public static class Filter {

		/**
		 * Order of the filter on either stack. Spring Security, at -100, runs after it.
		 */
		private int order = Ordered.HIGHEST_PRECEDENCE + 10;

		/**
		 * Create properties with the defaults.
		 */
		public Filter() {
		}

		/**
		 * Return the order.
		 * @return the order
		 */
		public int getOrder() {
			return this.order;
		}

		/**
		 * Set the order.
		 * @param order the order
		 */
		public void setOrder(int order) {
			this.order = order;
		}

	}

	/**
	 * Properties of changes while running.
	 */
	public static class Reload {

		/**
		 * Whether policies follow changes of the configuration while the application
		 * runs.
		 */
		private boolean enabled = true;

		/**
		 * Configuration files, or directories of them, that are read again when they
		 * change.
		 */
		private List<String> files = List.of();

		/**
		 * How long watched files have to stay unchanged before they are read.
		 */
		private Duration quietPeriod = Duration.ofMillis(500);

		/**
		 * Create properties with the defaults.
		 */
		public Reload() {
		}

		/**
		 * Return whether policies follow changes.
		 * @return whether policies follow changes
		 */
		public boolean isEnabled() {
			return this.enabled;
		}

		/**
		 * Set whether policies follow changes.
		 * @param enabled whether policies follow changes
		 */
		public void setEnabled(boolean enabled) {
			this.enabled = enabled;
		}

		/**
		 * Return the files that are watched.
		 * @return the files that are watched
		 */
		public List<String> getFiles() {
			return this.files;
		}

		/**
		 * Set the files that are watched.
		 * @param files the files that are watched
		 */
		public void setFiles(List<String> files) {
			this.files = files;
		}

		/**
		 * Return how long files have to stay unchanged.
		 * @return how long files have to stay unchanged
		 */
		public Duration getQuietPeriod() {
			return this.quietPeriod;
		}

		/**
		 * Set how long files have to stay unchanged.
		 * @param quietPeriod how long files have to stay unchanged
		 */
		public void setQuietPeriod(Duration quietPeriod) {
			this.quietPeriod = quietPeriod;
		}

	}

}
