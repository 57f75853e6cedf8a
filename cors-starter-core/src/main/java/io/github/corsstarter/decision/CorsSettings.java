package io.github.corsstarter.decision;

import java.util.Collection;
import java.util.Set;

import io.github.corsstarter.OwnOrigin;

/**
 * What holds for all policies of an application.
 *
 * @param selfOrigins the origins at which the application itself is reached, which are
 * never treated as cross-origin
 * @param ownOrigin what counts as the application's own origin
 * @param debug whether refusals are answered so that a developer's browser says why
 * @param caseSensitivePaths whether the application tells {@code /API} from {@code /api}
 * @param optionalTrailingSlash whether the application serves {@code /api/} as
 * {@code /api}
 */
public record CorsSettings(Set<String> selfOrigins, OwnOrigin ownOrigin, boolean debug, boolean caseSensitivePaths,
		boolean optionalTrailingSlash) {

	/**
	 * The default settings.
	 */
	public static final CorsSettings DEFAULT = new CorsSettings(Set.of(), OwnOrigin.REQUEST, false, true, false);

	/**
	 * Create settings.
	 * @param selfOrigins the application's own origins
	 * @param ownOrigin what counts as the application's own origin
	 * @param debug whether debug mode is on
	 * @param caseSensitivePaths whether case matters in paths
	 * @param optionalTrailingSlash whether a trailing slash makes no difference
	 */
	public CorsSettings {
		selfOrigins = Set.copyOf(selfOrigins);
	}

	/**
	 * The same settings with other origins of the application.
	 * @param selfOrigins the application's own origins
	 * @return the settings
	 */
	public CorsSettings withSelfOrigins(Collection<String> selfOrigins) {
		return new CorsSettings(Set.copyOf(selfOrigins), this.ownOrigin, this.debug, this.caseSensitivePaths,
				this.optionalTrailingSlash);
	}

	/**
	 * The same settings with another rule for the application's own origin.
	 * @param ownOrigin what counts as the application's own origin
	 * @return the settings
	 */
	public CorsSettings withOwnOrigin(OwnOrigin ownOrigin) {
		return new CorsSettings(this.selfOrigins, ownOrigin, this.debug, this.caseSensitivePaths,
				this.optionalTrailingSlash);
	}

	/**
	 * The same settings with debug mode on or off.
	 * @param debug whether debug mode is on
	 * @return the settings
	 */
	public CorsSettings withDebug(boolean debug) {
		return new CorsSettings(this.selfOrigins, this.ownOrigin, debug, this.caseSensitivePaths,
				this.optionalTrailingSlash);
	}

	/**
	 * The same settings for an application that matches paths in another way.
	 * @param caseSensitive whether case matters in paths
	 * @param optionalTrailingSlash whether a trailing slash makes no difference
	 * @return the settings
	 */
	public CorsSettings withPaths(boolean caseSensitive, boolean optionalTrailingSlash) {
		return new CorsSettings(this.selfOrigins, this.ownOrigin, this.debug, caseSensitive, optionalTrailingSlash);
	}

}
