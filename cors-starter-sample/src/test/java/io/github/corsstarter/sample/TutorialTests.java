package io.github.corsstarter.sample;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.support.ui.WebDriverWait;
import tools.jackson.databind.JsonNode;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a real browser does in each scenario of the tutorial what the tutorial says,
 * and that the explanation beside it had foretold it.
 */
abstract class TutorialTests {

	private static Chromium chromium;

	private final Path pictures = Path.of("target", "tutorial", getClass().getSimpleName());

	@LocalServerPort
	private int port;

	@Value("${tutorial.port}")
	private int page;

	@BeforeAll
	static void startBrowser() {
		chromium = Chromium.start();
	}

	@AfterAll
	static void stopBrowser() {
		if (chromium != null) {
			chromium.close();
			chromium = null;
		}
	}

	/**
	 * Any ports, unless the pictures are for the documentation.
	 */
	@DynamicPropertySource
	static void listenElsewhere(DynamicPropertyRegistry registry) {
		boolean documented = System.getProperty("tutorial.pictures") != null;
		Map.of("tutorial.port", 5173, "server.port", 8080, "somebody-elses-api.port", 8090).forEach((name, port) -> {
			int value = documented ? port : freePort();
			registry.add(name, () -> value);
		});
	}

	private static int freePort() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@BeforeEach
	void open() {
		if (!driver().getCurrentUrl().startsWith(address())) {
			open(1280, "light");
		}
	}

	private void open(int width, String scheme) {
		chromium.screen(width, scheme);
		driver().get(address());
		await("body[data-ready]");
	}

	private String address() {
		return "http://localhost:" + this.page + "/";
	}

	static List<Scenario> scenarios() {
		return Scenario.all();
	}

	@ParameterizedTest
	@MethodSource("scenarios")
	void browserDoesWhatTheTutorialSays(Scenario scenario) throws IOException {
		WebElement article = attempt(scenario.id());
		chromium.picture(article, this.pictures.resolve(scenario.id() + ".png"));
		List<WebElement> columns = article.findElements(By.className("attempt"));
		assertThat(columns).hasSameSizeAs(scenario.attempts());
		for (int i = 0; i < columns.size(); i++) {
			JsonNode expected = scenario.attempts().get(i).get("expect");
			JsonNode measured = json(columns.get(i), "measured");
			assertThatItHappened(measured, expected);
			assertThatItWasForetold(measured, json(columns.get(i), "explained"), expected);
			assertThat(columns.get(i).findElement(By.className("verdict")).getText())
				.startsWith(isResolved(expected) ? "\u2713" : "\u2717");
		}
	}

	private static void assertThatItHappened(JsonNode measured, JsonNode expected) {
		expected.properties()
			.stream()
			.filter((entry) -> !entry.getKey().equals("explained"))
			.forEach((entry) -> assertThat(measured.get(entry.getKey())).as("%s of %s", entry.getKey(), measured)
				.isEqualTo(entry.getValue()));
	}

	private static void assertThatItWasForetold(JsonNode measured, JsonNode explained, JsonNode expected) {
		assertThat(explained.isNull()).isEqualTo(!expected.has("explained"));
		if (explained.isNull()) {
			return;
		}
		assertThat(outcome(explained)).isEqualTo(expected.get("explained").asString());
		// Without a policy it is up to the handler, and explain does not guess.
		JsonNode readable = explained.at("/browser/readable");
		assertThat(readable.isMissingNode()).as("%s", explained).isEqualTo(outcome(explained).equals("NO_POLICY"));
		assertThat(readable.asBoolean(false)).as("%s", explained).isEqualTo(isResolved(measured));
	}

	private static String outcome(JsonNode explained) {
		boolean first = explained.at("/browser/preflightNeeded").asBoolean();
		JsonNode preflight = explained.get("preflight");
		JsonNode decisive = (first && preflight.has("reason")) ? preflight : explained.get("actual");
		return decisive.get(decisive.has("reason") ? "reason" : "outcome").asString();
	}

	private static boolean isResolved(JsonNode outcome) {
		return outcome.get("outcome").asString().equals("resolved");
	}

	private static JsonNode json(WebElement element, String name) {
		return Scenario.mapper.readTree(element.getDomAttribute("data-" + name));
	}

	@Test
	void linesBesideAScenarioAreThoseOfTheConfiguration() {
		assertThat(driver().findElement(By.id("wrong-origin")).getText())
			.contains("wrong-origin-fixed:\n      paths: /tutorial/wrong-origin-fixed\n      allowed-origins:\n"
					+ "        - https://shop.example.com\n        - http://localhost:" + this.page + "\n");
		assertThat(driver().findElement(By.id("proxy")).getText()).contains("paths: /upstream/**");
	}

	@Test
	void reportIsShownWhereTheApplicationDoesNotStart() {
		assertThat(attempt("credentials-any-origin").getText()).contains("APPLICATION FAILED TO START",
				"[ANY_ORIGIN_WITH_CREDENTIALS]");
	}

	@Test
	void exposedHeaderIsAmongThoseThatTheScriptSees() {
		List<WebElement> columns = attempt("exposed-header").findElements(By.className("attempt"));
		assertThat(json(columns.get(0), "measured").get("headers").toString()).doesNotContain("x-total-count");
		assertThat(json(columns.get(1), "measured").get("headers").toString()).contains("x-total-count");
	}

	@Test
	void worksFromTheKeyboard() {
		WebElement button = driver().findElement(By.cssSelector("#no-header button"));
		button.sendKeys(Keys.ENTER);
		await("#no-header[data-done]");
		button.sendKeys(Keys.SHIFT, Keys.TAB);
		assertThat(driver().switchTo().activeElement().getText()).isEqualTo("Try all of them");
	}

	@Test
	void formLeadsToTheExplanation() {
		driver().findElement(By.name("headers")).sendKeys("X-Tenant");
		driver().executeScript("document.getElementById('ask').target = '_self'");
		driver().findElement(By.cssSelector("#ask button")).click();
		await("h1");
		assertThat(driver().getCurrentUrl()).startsWith("http://localhost:" + this.port + "/actuator/corsexplain?");
		assertThat(driver().findElement(By.tagName("body")).getText()).contains("/api/products/1", "X-Tenant");
	}

	@ParameterizedTest
	@CsvSource({ "1280, dark", "360, light", "360, dark" })
	void fitsEveryScreen(int width, String scheme) throws IOException {
		open(width, scheme);
		WebElement article = attempt("wrong-origin");
		attempt("credentials-any-origin");
		assertThat(driver().executeScript("return document.documentElement.scrollWidth"))
			.isEqualTo(driver().executeScript("return document.documentElement.clientWidth"));
		chromium.picture(driver().findElement(By.tagName("header")),
				this.pictures.resolve("header-%d-%s.png".formatted(width, scheme)));
		chromium.picture(article, this.pictures.resolve("wrong-origin-%d-%s.png".formatted(width, scheme)));
		open(1280, "light");
	}

	private WebElement attempt(String scenario) {
		driver().executeScript("document.querySelector('#%s button').click()".formatted(scenario));
		return await("#" + scenario + "[data-done]");
	}

	private WebElement await(String selector) {
		return new WebDriverWait(driver(), Duration.ofSeconds(20))
			.withMessage(() -> selector + " in " + driver().findElement(By.tagName("body")).getText())
			.pollingEvery(Duration.ofMillis(20))
			.until((driver) -> driver.findElements(By.cssSelector(selector)).stream().findFirst().orElse(null));
	}

	private static ChromeDriver driver() {
		return chromium.driver();
	}

}
