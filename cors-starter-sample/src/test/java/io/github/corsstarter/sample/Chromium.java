package io.github.corsstarter.sample;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;

import org.junit.jupiter.api.Assumptions;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Chromium of this machine. Nothing is downloaded: where it is not installed, a test
 * is skipped, or with {@code browser.required} fails.
 */
final class Chromium implements AutoCloseable {

	private static final String MISSING = "Not tested in a browser: install chromium and chromedriver "
			+ "(on Debian: apt-get install chromium chromium-driver)";

	// Selenium warns of every browser that is newer than itself.
	private static final Logger logger = Logger.getLogger("org.openqa.selenium");

	private final ChromeDriver driver;

	private Chromium(ChromeDriver driver) {
		this.driver = driver;
	}

	static Chromium start() {
		Optional<File> browser = find("chromium");
		Optional<File> driver = find("chromedriver");
		if (browser.isEmpty() || driver.isEmpty()) {
			assertThat(Boolean.getBoolean("browser.required")).as(MISSING).isFalse();
			System.out.println(MISSING);
			Assumptions.abort(MISSING);
		}
		logger.setLevel(Level.SEVERE);
		return new Chromium(new ChromeDriver(
				new ChromeDriverService.Builder().usingDriverExecutable(driver.get()).usingAnyFreePort().build(),
				options(browser.get())));
	}

	private static ChromeOptions options(File browser) {
		ChromeOptions options = new ChromeOptions();
		options.setBinary(browser);
		options.addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
				"--no-first-run", "--disable-background-networking", "--disable-component-update", "--lang=en",
				"--hide-scrollbars", "--window-size=1280,900");
		return options;
	}

	private static Optional<File> find(String name) {
		return Stream.of(System.getenv("PATH").split(File.pathSeparator))
			.map((folder) -> new File(folder, name))
			.filter(File::canExecute)
			.findFirst();
	}

	ChromeDriver driver() {
		return this.driver;
	}

	/**
	 * Show pages on another screen.
	 * @param width in CSS pixels
	 * @param scheme {@code light} or {@code dark}
	 */
	void screen(int width, String scheme) {
		command("Emulation.setDeviceMetricsOverride",
				Map.of("width", width, "height", 900, "deviceScaleFactor", 1, "mobile", width < 600));
		command("Emulation.setEmulatedMedia",
				Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
	}

	/**
	 * Keep a picture of a part of the page.
	 * @param element the part
	 * @param file where
	 */
	void picture(WebElement element, Path file) throws IOException {
		var rectangle = element.getRect();
		Map<String, Object> picture = command("Page.captureScreenshot",
				Map.of("captureBeyondViewport", true, "clip", Map.of("x", rectangle.x, "y", rectangle.y, "width",
						rectangle.width, "height", rectangle.height, "scale", 1)));
		write(file, Base64.getDecoder().decode((String) picture.get("data")));
	}

	private Map<String, Object> command(String name, Map<String, Object> parameters) {
		return this.driver.executeCdpCommand(name, parameters);
	}

	private static void write(Path file, byte[] content) throws IOException {
		Files.createDirectories(file.getParent());
		Files.write(file, content);
	}

	@Override
	public void close() {
		this.driver.quit();
	}

}
