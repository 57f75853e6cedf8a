package io.github.corsstarter.sample;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.support.ui.WebDriverWait;

import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the tutorial is served as another origin, serves nothing but itself, and
 * shows what is so.
 */
class TutorialPageTests {

	private static RunningApplication application;

	private static int page;

	@BeforeAll
	static void start() throws IOException {
		page = freePort();
		application = start(page, freePort());
	}

	@AfterAll
	static void stop() {
		application.close();
	}

	private static RunningApplication start(int page, int api) {
		System.setProperty("tutorial.port", Integer.toString(page));
		System.setProperty("somebody-elses-api.port", Integer.toString(api));
		try {
			return RunningApplication.on(Server.TOMCAT).with(SampleApplication.class).start();
		}
		finally {
			System.clearProperty("tutorial.port");
			System.clearProperty("somebody-elses-api.port");
		}
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	private static RawResponse get(String target, String... headers) {
		return new RawClient(page).send("GET", target, headers);
	}

	@Test
	void pageHasWhatItNeeds() {
		assertThat(ask("/").body()).contains("<h1>CORS, one click at a time</h1>");
		for (String file : Set.of("/tutorial.css", "/tutorial.js", "/elements.js", "/tenants.js", "/scenarios.json",
				"/sandboxed.html", "/sandboxed.js", "/does-not-start.yml", "/does-not-start.txt", "/tutorial.yml",
				"/application-proxy.yml", "/application-tenants.yml")) {
			assertThat(ask(file).status()).as(file).isEqualTo(200);
		}
		assertThat(ask("/addresses.json").body()).contains("http://localhost:", "http://127.0.0.1:");
	}

	@Test
	void scenariosThatLeaveTheSampleSayWhereTheyGo() throws IOException {
		System.setProperty("upstream", "https://api.example.org");
		int port = freePort();
		try (RunningApplication elsewhere = start(port, freePort()); Chromium chromium = Chromium.start()) {
			assertThat(elsewhere.context().isRunning()).isTrue();
			assertThat(leaving(chromium, port)).containsExactly("actual-refused", "proxy");
			assertThat(chromium.driver().findElement(By.id("proxy")).getText())
				.contains("this goes to https://api.example.org instead of the API");
			System.clearProperty("upstream");
			assertThat(leaving(chromium, page)).isEmpty();
		}
		finally {
			System.clearProperty("upstream");
		}
	}

	private static List<String> leaving(Chromium chromium, int port) {
		chromium.driver().get("http://localhost:" + port + "/");
		new WebDriverWait(chromium.driver(), Duration.ofSeconds(20))
			.until((driver) -> !driver.findElements(By.cssSelector("body[data-ready]")).isEmpty());
		return chromium.driver()
			.findElements(By.cssSelector("article:has(.warning)"))
			.stream()
			.map((article) -> article.getDomAttribute("id"))
			.toList();
	}

	private static RawResponse ask(String target) {
		return get(target, "Host", "localhost:" + page);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/application.yml", "/tutorial/index.html", "/../application.yml", "/..%2fapplication.yml",
			"/tutorial.js/../../application.yml", "//etc/passwd", "/META-INF/MANIFEST.MF", "/index.html" })
	void nothingElseIsServed(String target) {
		assertThat(ask(target).status()).isEqualTo(404);
	}

	@Test
	void otherNamesLeadToTheOriginThatThePoliciesAllow() {
		RawResponse response = get("/tutorial.yml", "Host", "127.0.0.1:" + page);
		assertThat(response.status()).isEqualTo(302);
		assertThat(response.header("Location")).containsExactly("http://localhost:" + page + "/");
	}

	@Test
	void applicationStartsWithoutThePageIfThePortIsTaken() throws IOException {
		try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			int port = taken.getLocalPort();
			assertThat(printedBy("Started SampleApplication", "--tutorial.port=" + port))
				.anyMatch((line) -> line.contains("Tutorial: not started, because port " + port + " is taken"));
		}
	}

	@Test
	void addressIsPrinted() throws IOException {
		int port = freePort();
		assertThat(printedBy("Started SampleApplication", "--tutorial.port=" + port))
			.anyMatch((line) -> line.endsWith("Tutorial: http://localhost:" + port));
	}

	@Test
	void reportIsTheOneThatAStartPrints() throws IOException {
		assertThat(printedBy("the application does not start.",
				"--spring.config.location=classpath:tutorial/does-not-start.yml"))
			.containsSequence(text("tutorial/does-not-start.txt").strip().lines().toList());
	}

	/**
	 * Start the sample in a process of its own, whose log no other test has silenced.
	 */
	private static List<String> printedBy(String last, String argument) throws IOException {
		Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
				System.getProperty("java.class.path"), SampleApplication.class.getName(), "--server.port=0",
				"--somebody-elses-api.port=" + freePort(), argument)
			.redirectErrorStream(true)
			.start();
		try (BufferedReader output = process.inputReader()) {
			List<String> lines = new ArrayList<>();
			String line = "";
			while (line != null && !line.contains(last)) {
				lines.add(line.stripTrailing());
				line = output.readLine();
			}
			lines.add((line != null) ? line.stripTrailing() : "");
			return lines;
		}
		finally {
			process.destroy();
		}
	}

	@Test
	void everyPolicyBelongsToAScenario() {
		Set<String> shown = Scenario.all()
			.stream()
			.flatMap((scenario) -> scenario.attempts().stream())
			.filter((attempt) -> attempt.has("policy"))
			.map((attempt) -> attempt.get("policy").asString())
			.collect(Collectors.toSet());
		shown.add("tutorial-page");
		assertThat(shown).isEqualTo(policies());
	}

	private static Set<String> policies() {
		return Stream.of("tutorial.yml", "application-proxy.yml")
			.flatMap((file) -> text(file).lines())
			.filter((line) -> line.matches(" {4}[a-z-]+:"))
			.map((line) -> line.strip().replace(":", ""))
			.filter((name) -> application.client().send("GET", "/actuator/cors/" + name).status() == 200)
			.collect(Collectors.toSet());
	}

	@Test
	void scenariosAreComplete() {
		assertThat(Scenario.all().stream().map(Scenario::id)).containsExactly("no-header", "wrong-origin",
				"wrong-scheme", "wrong-port", "any-origin", "preflight-wrong-origin", "method-not-allowed",
				"header-not-allowed", "actual-refused", "json-body", "cached-preflight", "credentials-any-origin",
				"credentials-not-allowed", "credentials", "exposed-header", "unauthorized", "failure", "canvas", "font",
				"redirect", "sandbox", "proxy");
	}

	private static String text(String file) {
		try {
			return new ClassPathResource(file).getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new AssertionError("No " + file, ex);
		}
	}

}
