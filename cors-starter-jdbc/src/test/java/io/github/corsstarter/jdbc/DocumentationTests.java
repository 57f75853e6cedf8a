package io.github.corsstarter.jdbc;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.reload.CorsReloadAutoConfiguration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration;
import org.springframework.boot.json.JsonParserFactory;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.init.ScriptUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the page about origins from a database says what the code does.
 */
@Tag("once")
class DocumentationTests {

	private static final String PAGE = read();

	private static String read() {
		try {
			return Files.readString(Path.of("../docs/origins-from-a-database.md"));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static List<String> blocks(String language) {
		return Pattern.compile("(?ms)^```" + language + "\\R(.*?)^```$")
			.matcher(PAGE)
			.results()
			.map((block) -> block.group(1))
			.toList();
	}

	@Test
	void tableOfPropertiesIsThatOfTheMetadata() throws Exception {
		String table = properties().map(DocumentationTests::row).sorted().collect(Collectors.joining("\n"));
		assertThat(PAGE).contains("|---|---|---|\n" + table + "\n<!-- properties:end -->");
	}

	@SuppressWarnings("unchecked")
	private static Stream<Map<String, Object>> properties() throws IOException, URISyntaxException {
		Path classes = Path.of(CorsJdbcProperties.class.getProtectionDomain().getCodeSource().getLocation().toURI());
		String json = Files.readString(classes.resolve("META-INF/spring-configuration-metadata.json"));
		Map<String, Object> metadata = JsonParserFactory.getJsonParser().parseMap(json);
		return ((List<Map<String, Object>>) metadata.get("properties")).stream();
	}

	private static String row(Map<String, Object> property) {
		Object value = property.get("defaultValue");
		return "| `%s` | %s | %s |".formatted(property.get("name"), (value != null) ? "`" + value + "`" : "none",
				String.valueOf(property.get("description")).replaceAll("'([^' ]+)'", "`$1`"));
	}

	static Stream<String> configurations() {
		return blocks("yaml").stream();
	}

	@ParameterizedTest(name = "{index}")
	@MethodSource("configurations")
	void configurationStarts(String yaml) {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(DataSourceAutoConfiguration.class, CorsAutoConfiguration.class,
					CorsReloadAutoConfiguration.class, CorsJdbcAutoConfiguration.class))
			.withPropertyValues("spring.datasource.generate-unique-name=true")
			.withInitializer((context) -> load(yaml, context.getEnvironment().getPropertySources()))
			.run((context) -> assertThat(context).hasNotFailed());
	}

	private static void load(String yaml, MutablePropertySources sources) {
		try {
			String here = yaml.replace("/var/lib/shop", "target");
			ByteArrayResource resource = new ByteArrayResource(here.getBytes(StandardCharsets.UTF_8));
			new YamlPropertySourceLoader().load("application.yml", resource).forEach(sources::addLast);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void statementsRunOnPostgres() throws Exception {
		try (Postgres postgres = Postgres.start()) {
			JdbcClient sql = postgres.sql();
			sql.sql("create role shop").update();
			sql.sql("create role operator").update();
			try (var connection = postgres.dataSource().getConnection()) {
				ScriptUtils.executeSqlScript(connection,
						new ClassPathResource("io/github/corsstarter/jdbc/schema-postgresql.sql"));
				String before = revision(sql);
				for (String block : blocks("sql")) {
					ScriptUtils.executeSqlScript(connection,
							new ByteArrayResource(block.getBytes(StandardCharsets.UTF_8)));
				}
				assertThat(revision(sql)).isNotEqualTo(before);
				sql.sql("set role operator; insert into cors_origin (policy, origin) values ('a', 'b'); reset role")
					.update();
			}
		}
	}

	private static String revision(JdbcClient sql) {
		return sql.sql("select revision from cors_origin_revision").query(String.class).single();
	}

}
