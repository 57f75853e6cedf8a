package io.github.corsstarter.autoconfigure;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;

/**
 * Adds to policies what the sources that they name have returned.
 */
public interface CorsOriginSupply {

	/**
	 * The sources there are.
	 * @return their names
	 */
	Collection<String> names();

	/**
	 * Add the origins of sources.
	 * @param policies the policies as they are configured
	 * @param settings how to ask each source
	 * @return the same policies, with the origins of the sources that they name
	 */
	List<CorsPolicy> supply(List<CorsPolicy> policies, Map<String, CorsSourceProperties> settings);

}
