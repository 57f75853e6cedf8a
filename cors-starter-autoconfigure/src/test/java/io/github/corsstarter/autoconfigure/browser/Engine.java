package io.github.corsstarter.autoconfigure.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.github.corsstarter.browser.BrowserEngine;
import io.github.corsstarter.browser.PreflightCacheTimes;

/**
 * A browser engine as Debian has it.
 */
enum Engine {

	/**
	 * Blink, as in Chrome and Edge.
	 */
	CHROMIUM("chromium", "/usr/bin/chromium") {

		@Override
		List<String> command(Path directory, String url) {
			return List.of(executable(), "--headless", "--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu",
					"--no-first-run", "--disable-background-networking", "--user-data-dir=" + directory, url);
		}

		@Override
		long cacheTime(PreflightCacheTimes times) {
			return times.chromium();
		}

	},

	/**
	 * Gecko.
	 */
	FIREFOX("firefox-esr", "/usr/bin/firefox-esr") {

		@Override
		List<String> command(Path directory, String url) {
			return List.of(executable(), "--headless", "--no-remote", "--profile", directory.toString(), url);
		}

		@Override
		long cacheTime(PreflightCacheTimes times) {
			return times.firefox();
		}

	},

	/**
	 * The engine of Safari, which needs a display.
	 */
	WEBKIT("webkit2gtk-driver xvfb",
			System.getProperty("browser.webkit", "/usr/lib/x86_64-linux-gnu/webkit2gtk-4.1/MiniBrowser")) {

		@Override
		List<String> command(Path directory, String url) {
			return List.of(executable(), "--private", url);
		}

		@Override
		long cacheTime(PreflightCacheTimes times) {
			return times.webkit();
		}

		@Override
		boolean needsDisplay() {
			return true;
		}

	};

	private final String debianPackages;

	private final String executable;

	Engine(String debianPackages, String executable) {
		this.debianPackages = debianPackages;
		this.executable = executable;
	}

	/**
	 * The command that opens a page and reads no settings but those of a new directory.
	 */
	abstract List<String> command(Path directory, String url);

	/**
	 * How long this engine keeps the answer to a preflight.
	 */
	abstract long cacheTime(PreflightCacheTimes times);

	boolean needsDisplay() {
		return false;
	}

	/**
	 * The same engine as the model names it.
	 */
	BrowserEngine modelled() {
		return BrowserEngine.valueOf(name());
	}

	String executable() {
		return this.executable;
	}

	String debianPackages() {
		return this.debianPackages;
	}

	boolean isInstalled() {
		return isExecutable(this.executable) && (!needsDisplay() || isExecutable(Display.EXECUTABLE));
	}

	private static boolean isExecutable(String path) {
		return Files.isExecutable(Path.of(path));
	}

}
