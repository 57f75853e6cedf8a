package io.github.corsstarter.autoconfigure;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.validation.CorsViolation;

import org.springframework.boot.context.properties.source.ConfigurationProperty;
import org.springframework.core.io.Resource;

/**
 * Finds values whose file has gone. A refresh of Spring Cloud keeps them, while a restart
 * would not.
 */
final class GoneFiles {

	private GoneFiles() {
	}

	static List<CorsViolation> find(BoundProperties bound) {
		Map<Resource, ConfigurationProperty> gone = new LinkedHashMap<>();
		for (ConfigurationProperty property : bound.found().values()) {
			Resource resource = Locations.file(property);
			if (resource != null && !gone.containsKey(resource) && resource.isFile() && !resource.exists()) {
				gone.put(resource, property);
			}
		}
		return gone.values().stream().map(GoneFiles::violation).toList();
	}

	private static CorsViolation violation(ConfigurationProperty property) {
		return Mistake.sourceGone()
			.at("", property.getName().toString(), null, null, String.valueOf(property.getValue()),
					Locations.describe(property));
	}

}
