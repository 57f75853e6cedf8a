package io.github.corsstarter.autoconfigure;

import java.beans.PropertyDescriptor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import io.github.corsstarter.CorsPolicy;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.beans.BeanUtils;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of the metadata that editors and the documentation read.
 */
@Tag("once")
class MetadataTests {

	private static final ConfigurationMetadata METADATA = ConfigurationMetadata.read();

	private static final ConfigurationMetadata POLICIES = ConfigurationMetadata.readPolicies();

	static Stream<Map<String, Object>> properties() {
		return Stream.concat(METADATA.own().values().stream(), POLICIES.own().values().stream());
	}

	@ParameterizedTest
	@MethodSource("properties")
	void descriptionIsSentence(Map<String, Object> property) {
		String description = (String) property.get("description");
		assertThat(description).isNotBlank()
			.endsWith(".")
			.doesNotEndWith("..")
			.matches("[A-Z].*")
			.doesNotContain("  ", "\n", "{@", "e.g.", "|");
		assertThat(description).doesNotStartWith("The ").doesNotStartWith("A ").doesNotStartWith("An ");
	}

	@ParameterizedTest
	@MethodSource("properties")
	void descriptionOfBooleanStartsWithWhether(Map<String, Object> property) {
		boolean isBoolean = property.get("type").equals("java.lang.Boolean");
		assertThat(((String) property.get("description")).startsWith("Whether ")).isEqualTo(isBoolean);
	}

	@Test
	void everyBindablePropertyIsThereAndNoOther() {
		assertThat(METADATA.own().keySet()).isEqualTo(names("cors.", CorsProperties.class));
		assertThat(POLICIES.own().keySet()).isEqualTo(names("", CorsPolicyProperties.class));
	}

	private static Set<String> names(String prefix, Class<?> type) {
		Set<String> names = new TreeSet<>();
		for (PropertyDescriptor property : BeanUtils.getPropertyDescriptors(type)) {
			String name = prefix + DataObjectPropertyName.toDashedForm(property.getName());
			if (property.getWriteMethod() != null) {
				names.add(name);
			}
			else if (!property.getName().equals("class")) {
				names.addAll(names(name + ".", property.getPropertyType()));
			}
		}
		return names;
	}

	@Test
	void everyPropertyIsOneThatTheStarterKnows() {
		assertThat(METADATA.own().keySet()).allMatch(MetadataTests::isKnown);
		assertThat(POLICIES.own().keySet()).allMatch((name) -> isKnown("cors.policies.any." + name));
	}

	private static boolean isKnown(String name) {
		return PropertyNames.isKnown(ConfigurationPropertyName.of(name));
	}

	@Test
	void shorthandIsDescribedLikeNamedPolicies() {
		POLICIES.own().forEach((name, property) -> {
			Map<String, Object> shorthand = METADATA.own().get("cors." + name);
			for (String key : List.of("type", "description", "defaultValue")) {
				assertThat(shorthand.get(key)).as(name + " " + key).isEqualTo(property.get(key));
			}
		});
	}

	@Test
	void defaultsAreThoseOfPolicy() {
		assertThat(defaults(POLICIES)).isEqualTo(defaultsOfPolicy());
	}

	private static Map<String, Object> defaults(ConfigurationMetadata metadata) {
		Map<String, Object> defaults = new LinkedHashMap<>();
		metadata.own()
			.forEach((name, property) -> defaults.put(name, property.getOrDefault("defaultValue", List.of())));
		return defaults;
	}

	private static Map<String, Object> defaultsOfPolicy() {
		Map<String, Object> defaults = new LinkedHashMap<>();
		CorsPolicy.builder("x").build().properties().forEach((property, value) -> defaults.put(property.key(), value));
		return defaults;
	}

	@Test
	void generalDefaultsAreThoseOfProperties() {
		CorsProperties properties = new CorsProperties();
		Map<String, Object> defaults = defaults(METADATA);
		assertThat(defaults).containsEntry("cors.enabled", properties.isEnabled())
			.containsEntry("cors.debug", properties.isDebug())
			.containsEntry("cors.filter.order", properties.getFilter().getOrder())
			.containsEntry("cors.self-origins", properties.getSelfOrigins())
			.containsEntry("cors.own-origin", properties.getOwnOrigin().name().toLowerCase(Locale.ROOT));
	}

	@Test
	void hintsAreForPropertiesThatExist() {
		assertThat(METADATA.hints()).extracting(ConfigurationMetadata::name)
			.map((name) -> name.replace(".policies.keys", ".policies"))
			.isSubsetOf(METADATA.own().keySet());
		assertThat(POLICIES.hints()).extracting(ConfigurationMetadata::name).isSubsetOf(POLICIES.own().keySet());
	}

	@Test
	void additionalMetadataIsSorted() {
		for (ConfigurationMetadata additional : List.of(ConfigurationMetadata.readAdditional(),
				ConfigurationMetadata.readAdditionalPolicies())) {
			assertSorted(additional.groups());
			assertSorted(additional.properties());
			assertSorted(additional.hints());
		}
	}

	private static void assertSorted(List<Map<String, Object>> items) {
		List<String> names = new ArrayList<>(items.stream().map(ConfigurationMetadata::name).toList());
		assertThat(names).isSorted().doesNotHaveDuplicates();
	}

	@Test
	void tableInDocumentationIsGenerated() {
		String table = PropertyTable.generate();
		assertThat(Documentation.page("docs/configuration.md").between("properties"))
			.as("Paste this between the markers of docs/configuration.md:%n%n%s", table)
			.isEqualTo(table);
	}

}
