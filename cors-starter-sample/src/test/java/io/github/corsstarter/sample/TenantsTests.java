package io.github.corsstarter.sample;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the part of the tutorial that adds and removes origins of tenants, in a browser
 * whose page is that of a tenant.
 */
class TenantsTests {

	private static Chromium chromium;

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

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void originComesAndGoesWithoutARestart(String type) throws IOException {
		int page = freePort();
		try (ConfigurableApplicationContext context = start(page, "--spring.main.web-application-type=" + type)) {
			assertThat(context.isRunning()).isTrue();
			comesAndGoes(page);
			chromium.picture(chromium.driver().findElement(By.cssSelector("#tenants article")),
					Path.of("target", "tutorial", "tenants-" + type + ".png"));
		}
	}

	@Test
	void originComesAndGoesInPostgres() throws IOException {
		int page = freePort();
		try (EmbeddedPostgres postgres = postgres();
				ConfigurableApplicationContext context = start(page,
						"--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
						"--cors.sources.jdbc.poll-interval=1h")) {
			assertThat(context.isRunning()).isTrue();
			open(page);
			assertThat(add("ACME", "http://localhost:" + page)).contains("\u2713 The next request", "widens");
		}
	}

	private static void comesAndGoes(int page) {
		String origin = "http://localhost:" + page;
		open(page);
		assertThat(add("ACME", "https://shop.acme.example")).contains(
				"\u2717 The next request of this page gets an error",
				"widens /tutorial/tenant allows the origin https://shop.acme.example (policy tenants)");
		assertThat(add("Beta", origin)).contains("\u2713 The next request of this page reads the answer",
				"widens /tutorial/tenant allows the origin " + origin);
		assertThat(add("Gamma", "https://gamma.example/")).contains("\u2713", "rows left out\n1",
				"An origin does not end with a slash");
		assertThat(add("Beta", origin)).contains("409 Conflict");
		assertThat(remove(origin)).contains("\u2717 The next request",
				"narrows /tutorial/tenant no longer allows the origin " + origin);
		assertThat(rows()).containsExactly("ACME https://shop.acme.example explain Remove",
				"Gamma https://gamma.example/ explain Remove");
	}

	private static void open(int page) {
		chromium.driver().get("http://localhost:" + page + "/");
		await("#tenants article[data-ready]");
	}

	private static String add(String owner, String origin) {
		type("owner", owner);
		type("origin", origin);
		return click("#tenants form button");
	}

	private static void type(String field, String text) {
		WebElement input = chromium.driver().findElement(By.cssSelector("#tenants input[name=%s]".formatted(field)));
		input.clear();
		input.sendKeys(text);
	}

	private static String remove(String origin) {
		return click("#tenants [aria-label='Remove %s']".formatted(origin));
	}

	private static String click(String selector) {
		chromium.driver().executeScript("delete document.querySelector('#tenants article').dataset.done");
		chromium.driver().executeScript("document.querySelector(arguments[0]).click()", selector);
		return await("#tenants article[data-done]").findElement(By.className("result")).getText();
	}

	private static List<String> rows() {
		return chromium.driver()
			.findElements(By.cssSelector("#tenants tbody tr"))
			.stream()
			.map(WebElement::getText)
			.toList();
	}

	private static WebElement await(String selector) {
		return new WebDriverWait(chromium.driver(), Duration.ofSeconds(20))
			.withMessage(() -> selector + " in " + chromium.driver().findElement(By.id("tenants")).getText())
			.pollingEvery(Duration.ofMillis(20))
			.until((driver) -> driver.findElements(By.cssSelector(selector)).stream().findFirst().orElse(null));
	}

	private static ConfigurableApplicationContext start(int page, String... arguments) throws IOException {
		List<String> all = new ArrayList<>(List.of("--spring.profiles.active=tenants", "--server.port=0",
				"--tutorial.port=" + page, "--somebody-elses-api.port=" + freePort()));
		all.addAll(List.of(arguments));
		return new SpringApplicationBuilder(SampleApplication.class).run(all.toArray(String[]::new));
	}

	/**
	 * A real PostgreSQL. Where its binaries do not run, a test is skipped, or with
	 * {@code postgres.required} fails.
	 */
	private static EmbeddedPostgres postgres() {
		try {
			return EmbeddedPostgres.builder().setPGStartupWait(Duration.ofSeconds(30)).start();
		}
		catch (IOException | RuntimeException ex) {
			String missing = "Not tested on PostgreSQL: its binaries do not run here: " + ex;
			assertThat(Boolean.getBoolean("postgres.required")).as(missing).isFalse();
			System.out.println(missing);
			return Assumptions.abort(missing);
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
