package io.github.corsstarter.autoconfigure.diagnostics;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

/**
 * Where the documentation is published, as set by the build.
 *
 * @param url the address of the pages, or an empty text if there is none yet
 */
record DocumentationAddress(String url) {

	static DocumentationAddress load() {
		try (InputStream resource = DocumentationAddress.class.getResourceAsStream("documentation.properties")) {
			Properties properties = new Properties();
			if (resource != null) {
				properties.load(resource);
			}
			return new DocumentationAddress(properties.getProperty("url", "").strip());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The section about a kind of mistake, or {@code null} if it is not published.
	 */
	@Nullable String section(CorsViolation.Code code) {
		if (this.url.isEmpty()) {
			return null;
		}
		String page = this.url.endsWith("/") ? this.url : this.url + "/";
		return page + "why-wont-it-start#" + code.name().toLowerCase(Locale.ROOT);
	}

}
