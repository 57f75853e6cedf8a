package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.diagnostics.PrintedReport;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * Tests of the report that is printed instead of starting.
 */
@ExtendWith(OutputCaptureExtension.class)
class InvalidCorsPolicyFailureAnalyzerTests {

	private static final String MISTAKES = "--spring.config.location=classpath:/report/twelve-mistakes.yml";

	private static final String CORRECTED = "the configuration reads:";

	@TempDir
	private Path directory;

	@Test
	void reportsTwelveMistakesAtOnce(CapturedOutput output) throws IOException {
		assertThat(new Startup(this.directory).argument(MISTAKES).fail()).hasSize(12);
		assertThat(report(output).strip()).isEqualTo(read("report/twelve-mistakes.txt").strip());
	}

	@Test
	void namesEveryLineThatIsWrong() {
		assertThat(new Startup(this.directory).argument(MISTAKES).fail())
			.extracting((violation) -> line(violation.location()))
			.containsExactly(5, 8, 9, 10, 11, 12, 16, 17, 18, 23, 24, 25);
	}

	@Test
	void suggestsAConfigurationThatStarts(CapturedOutput output) {
		new Startup(this.directory).argument(MISTAKES).fail();
		CorsPolicyRegistry registry = new Startup(this.directory).file("application.yml", corrected(output)).start();
		assertThat(registry.policies()).hasSize(3);
		CorsPolicy storefront = registry.policy("storefront");
		assertThat(storefront).isNotNull();
		assertThat(storefront.paths()).containsExactly("/api/**");
		assertThat(storefront.allowCredentials()).isTrue();
		assertThat(storefront.allowedMethods()).containsExactly("GET", "POST");
		assertThat(storefront.allowedOrigins()).containsExactly("https://shop.example.com", "https://admin.example.com",
				"https://pay.example.com", "https://beta.example.com");
	}

	@Test
	void suggestsAShorthandForAShorthand(CapturedOutput output) {
		new Startup(this.directory).file("application.properties", """
				cors.allowed-origins=https://app.example.com/,https://www.example.com
				cors.max-age=60
				""").fail();
		assertThat(corrected(output)).isEqualToNormalizingNewlines("""
				cors:
				  allowed-origins:
				    - "https://app.example.com"
				    - "https://www.example.com"
				  max-age: 1m
				""");
	}

	@Test
	void leavesWhatItCannotRepairSoThatTheApplicationDoesNotStart(CapturedOutput output) {
		new Startup(this.directory).file("application.yml", """
				cors:
				  policies:
				    "[a: name]":
				      allowed-origins: ["*", https://app.example.com]
				      allow-credentials: true
				      allowed-method: [GET]
				      exclude-paths: /internal/**
				      max-age: soon
				      tolerate: nonsense
				""").fail();
		assertThat(corrected(output)).contains("    \"[a: name]\":")
			.contains("- \"*\"  # List the origins")
			.contains("- \"https://app.example.com\"")
			.contains("      allowed-methods:\n        - \"GET\"\n")
			.contains("\"exclude-paths\": \"/internal/**\"  # List what is allowed")
			.contains("max-age: \"soon\"  # Write seconds such as")
			.contains("tolerate: \"nonsense\"  # Write one of");
		assertThat(report(output)).contains("Lines with a comment still need a decision");
		assertThat(new Startup(this.directory).file("application.yml", corrected(output)).fail())
			.filteredOn(CorsViolation::isError)
			.extracting((violation) -> violation.code().name())
			.containsExactlyInAnyOrder("ANY_ORIGIN_WITH_CREDENTIALS", "UNKNOWN_PROPERTY", "VALUE_NOT_DURATION",
					"VALUE_NOT_LISTED");
	}

	@Test
	void namesTheSectionOfTheFirstCodeIfTheDocumentationIsPublished() {
		InvalidCorsPolicyException failure = catchThrowableOfType(InvalidCorsPolicyException.class,
				() -> new CorsPolicyRegistry(List.of(CorsPolicy.builder("code").build())));
		assertThat(PrintedReport.of(failure, "https://docs.example.com").getAction())
			.endsWith("such as https://docs.example.com/why-wont-it-start#no_origins");
		assertThat(PrintedReport.of(failure).getAction()).doesNotContain("documentation", "docs/");
	}

	@Test
	void reportsMistakesOutsideOfPolicies(CapturedOutput output) {
		new Startup(this.directory).argument("--cors.debug=maybe").argument("--cors.self-origins=*").fail();
		assertThat(report(output)).contains("The CORS configuration has 2 mistakes.")
			.contains("General settings:")
			.contains("cors.debug: \"maybe\"")
			.contains("cors.self-origins[0]: \"*\"")
			.doesNotContain(CORRECTED);
	}

	@Test
	void countsWarningsApart(CapturedOutput output) {
		new Startup(this.directory)
			.argument("--cors.allowed-origins=https://app.example.com/,http://a.example.com,http://b.example.com")
			.fail();
		assertThat(report(output)).contains("The CORS configuration has 1 mistake and 2 warnings.")
			.contains("Warning: ");
	}

	@Test
	void showsWhatCannotBeSeen(CapturedOutput output) {
		new Startup(this.directory).argument("--cors.allowed-origins[0]=https://app.example.com\u200b\u0007").fail();
		assertThat(report(output)).contains("\"https://app.example.com\\u200b\\u0007\"");
	}

	@Test
	void suggestsNoConfigurationForPoliciesOfCode() {
		InvalidCorsPolicyException failure = catchThrowableOfType(InvalidCorsPolicyException.class,
				() -> new CorsPolicyRegistry(List.of(CorsPolicy.builder("code").build())));
		FailureAnalysis analysis = PrintedReport.of(failure);
		assertThat(analysis).isNotNull();
		assertThat(analysis.getDescription()).contains("Policy 'code':").contains("[NO_ORIGINS]");
		assertThat(analysis.getAction()).doesNotContain(CORRECTED);
	}

	private static int line(String location) {
		String line = location.replaceFirst("^.* - (\\d+):\\d+$", "$1");
		return Integer.parseInt(line);
	}

	private static String report(CapturedOutput output) {
		String text = output.toString().replace("\r\n", "\n");
		return text.substring(text.lastIndexOf("APPLICATION FAILED TO START"));
	}

	private static String corrected(CapturedOutput output) {
		String report = report(output);
		String yaml = report.substring(report.indexOf(CORRECTED) + CORRECTED.length());
		return Pattern.compile("\\ncors:\\n(?: .*\\n)*")
			.matcher(yaml)
			.results()
			.findFirst()
			.orElseThrow()
			.group()
			.strip() + "\n";
	}

	private static String read(String resource) throws IOException {
		return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8).replace("\r\n", "\n");
	}

}
