package io.github.corsstarter.internal.site;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * Knows the domains under which anyone may register a name, private ones such as
 * {@code github.io} included. The list is that of crawler-commons; its own lookup is not
 * used because it would bring commons-io and a log line into every application. Read at
 * the first question, and released with the one that asked it.
 *
 * @see <a href="https://publicsuffix.org/list/">Public Suffix List</a>
 */
public final class PublicSuffixes {

	private static final String RESOURCE = "effective_tld_names.dat";

	private @Nullable Set<String> rules;

	/**
	 * Whether the domain is a public suffix. A top-level domain that is not on the list
	 * belongs to a private network and is not one.
	 */
	public boolean contains(String domain) {
		Set<String> rules = rules();
		// The list is written in Unicode, origins are not.
		return contains(rules, domain)
				|| (domain.contains("xn--") && contains(rules, IDN.toUnicode(domain, IDN.ALLOW_UNASSIGNED)));
	}

	private static boolean contains(Set<String> rules, String domain) {
		// Under the domain of a rule such as *.ck every name is a suffix.
		if (rules.contains(domain) || rules.contains("*." + domain)) {
			return true;
		}
		int dot = domain.indexOf('.');
		return dot > 0 && rules.contains("*" + domain.substring(dot)) && !rules.contains("!" + domain);
	}

	private Set<String> rules() {
		if (this.rules == null) {
			this.rules = read();
		}
		return this.rules;
	}

	private static Set<String> read() {
		InputStream resource = PublicSuffixes.class.getClassLoader().getResourceAsStream(RESOURCE);
		if (resource == null) {
			throw new IllegalStateException("The public suffix list " + RESOURCE + " is not on the classpath");
		}
		Set<String> rules = new HashSet<>(20_000);
		try (BufferedReader reader = new BufferedReader(new InputStreamReader(resource, StandardCharsets.UTF_8))) {
			for (String line = reader.readLine(); line != null; line = reader.readLine()) {
				if (!line.isEmpty() && !line.startsWith("//")) {
					rules.add(line.strip());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return rules;
	}

}
