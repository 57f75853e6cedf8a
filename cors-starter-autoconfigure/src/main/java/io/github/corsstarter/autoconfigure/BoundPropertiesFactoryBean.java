package io.github.corsstarter.autoconfigure;

import org.springframework.beans.factory.FactoryBean;

/**
 * Provides the properties as they were validated. What a factory provides is not bound
 * again: neither by Spring Boot, nor by a refresh of Spring Cloud, which would change
 * them without the policies, and stop at a value that cannot be bound.
 */
final class BoundPropertiesFactoryBean implements FactoryBean<CorsProperties> {

	private final CorsProperties properties;

	BoundPropertiesFactoryBean(CorsProperties properties) {
		this.properties = properties;
	}

	@Override
	public CorsProperties getObject() {
		return this.properties;
	}

	@Override
	public Class<CorsProperties> getObjectType() {
		return CorsProperties.class;
	}

}
