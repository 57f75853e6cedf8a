package io.github.corsstarter.cases;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.corsstarter.browser.HeaderField;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The case table: cases that other libraries have, and those that only this one has.
 */
public final class CorsCaseTable {

	private static final JsonMapper MAPPER = JsonMapper.builder()
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
		.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
		.withConfigOverride(HeaderField.class,
				(override) -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.ARRAY)))
		.build();

	private static final List<CorsCase> CASES = Stream.of("valid.json", "own.json")
		.flatMap(CorsCaseTable::read)
		.toList();

	private CorsCaseTable() {
	}

	/**
	 * All cases.
	 * @return the cases
	 */
	public static List<CorsCase> cases() {
		return CASES;
	}

	private static Stream<CorsCase> read(String name) {
		return Stream.of(MAPPER.readValue(CorsCaseTable.class.getResourceAsStream("/cases/" + name), CorsCase[].class));
	}

	static <T> List<T> orEmpty(List<T> list) {
		return (list != null) ? List.copyOf(list) : List.of();
	}

}
