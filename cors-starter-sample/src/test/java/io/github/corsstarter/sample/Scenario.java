package io.github.corsstarter.sample;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A scenario of the tutorial, from the file that the page reads too.
 *
 * @param id its id in the page
 * @param attempts what is tried, with what has to come of it
 */
record Scenario(String id, List<JsonNode> attempts) {

	static final JsonMapper mapper = new JsonMapper();

	static List<Scenario> all() {
		try (InputStream file = Scenario.class.getResourceAsStream("/tutorial/scenarios.json")) {
			return list(mapper.readTree(file)).stream()
				.flatMap((group) -> list(group.get("scenarios")).stream())
				.map((scenario) -> new Scenario(scenario.get("id").asString(), list(scenario.get("attempts"))))
				.toList();
		}
		catch (IOException ex) {
			throw new AssertionError("No scenarios", ex);
		}
	}

	private static List<JsonNode> list(JsonNode array) {
		return StreamSupport.stream(array.spliterator(), false).toList();
	}

	@Override
	public String toString() {
		return this.id;
	}

}
