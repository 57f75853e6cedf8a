package io.github.corsstarter.autoconfigure;

import java.util.function.Supplier;

import org.springframework.beans.factory.FactoryBean;

/**
 * Provides the properties of the policies that hold now. What a factory provides is not
 * bound again: neither by Spring Boot, nor by a refresh of Spring Cloud, which would
 * change them without the policies, and stop at a value that cannot be bound.
 */
final class BoundPropertiesFactoryBean implements FactoryBean<CorsProperties> {

	private final Supplier<CorsProperties> properties;

	BoundPropertiesFactoryBean(Supplier<CorsProperties> properties) {
		this.properties = properties;
	}

	@Override
	public CorsProperties getObject() {
		return this.properties.get();
	}

	@Override
	public Class<CorsProperties> getObjectType() {
		return CorsProperties.class;
	}

	@Override
	public boolean isSingleton() {
		return false;
	}

}
