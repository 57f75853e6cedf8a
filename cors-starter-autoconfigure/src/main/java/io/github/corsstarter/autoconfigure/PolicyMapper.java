package io.github.corsstarter.autoconfigure;

import io.github.corsstarter.CorsPolicy;

import org.springframework.boot.context.properties.PropertyMapper;

/**
 * Copies the properties of a policy to its builder, which has the defaults.
 */
final class PolicyMapper {

	private PolicyMapper() {
	}

	static CorsPolicy.Builder map(CorsPolicyProperties properties, CorsPolicy.Builder policy) {
		PropertyMapper map = PropertyMapper.get();
		map.from(properties::getPaths).to(policy::paths);
		map.from(properties::getAllowedOrigins).to(policy::allowedOrigins);
		map.from(properties::getOriginsFrom).to(policy::originsFrom);
		map.from(properties::getAllowedMethods).to(policy::allowedMethods);
		map.from(properties::getAllowedHeaders).to(policy::allowedHeaders);
		map.from(properties::getExposedHeaders).to(policy::exposedHeaders);
		map.from(properties::getAllowCredentials).to(policy::allowCredentials);
		map.from(properties::getMaxAge).to(policy::maxAge);
		map.from(properties::getRefusedRequests).to(policy::refusedRequests);
		map.from(properties::getTolerate).to(policy::tolerate);
		return policy;
	}

}
