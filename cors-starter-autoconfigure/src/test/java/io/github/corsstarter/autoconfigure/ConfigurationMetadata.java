package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

import org.springframework.boot.json.JsonParserFactory;

/**
 * A metadata file as it goes into the jar.
 */
record ConfigurationMetadata(List<Map<String, Object>> groups, List<Map<String, Object>> properties,
		List<Map<String, Object>> hints) {

	private static final String MAP_VALUES = "io.github.corsstarter.autoconfigure.CorsPolicyProperties.json";

	static ConfigurationMetadata read() {
		return read("spring-configuration-metadata.json");
	}

	static ConfigurationMetadata readPolicies() {
		return read("spring/configuration-metadata/" + MAP_VALUES);
	}

	static ConfigurationMetadata readAdditional() {
		return read("additional-spring-configuration-metadata.json");
	}

	static ConfigurationMetadata readAdditionalPolicies() {
		return read("spring/configuration-metadata/additional/" + MAP_VALUES);
	}

	private static ConfigurationMetadata read(String name) {
		try {
			Path classes = Path.of(CorsProperties.class.getProtectionDomain().getCodeSource().getLocation().toURI());
			String json = Files.readString(classes.resolve("META-INF").resolve(name));
			Map<String, Object> content = JsonParserFactory.getJsonParser().parseMap(json);
			return new ConfigurationMetadata(items(content, "groups"), items(content, "properties"),
					items(content, "hints"));
		}
		catch (IOException | URISyntaxException ex) {
			throw new IllegalStateException(name, ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static List<Map<String, Object>> items(Map<String, Object> content, String name) {
		return (List<Map<String, Object>>) Objects.requireNonNull(content.get(name), name);
	}

	/**
	 * The properties that belong to the starter and not to actuator, by name.
	 */
	Map<String, Map<String, Object>> own() {
		Map<String, Map<String, Object>> own = new TreeMap<>();
		this.properties.stream()
			.filter((property) -> !name(property).startsWith("management."))
			.forEach((property) -> own.put(name(property), property));
		return own;
	}

	static String name(Map<String, Object> item) {
		return (String) item.get("name");
	}

}
