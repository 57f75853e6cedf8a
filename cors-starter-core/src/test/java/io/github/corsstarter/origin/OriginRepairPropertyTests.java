package io.github.corsstarter.origin;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

import io.github.corsstarter.origin.OriginMistakes.Mistake;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Holds suggestions to what the wrong entry could have meant: no origin may match a
 * suggestion that the entry does not name in any of the syntaxes people bring along.
 */
@Tag("once")
class OriginRepairPropertyTests {

	@ParameterizedTest
	@MethodSource("mistakes")
	void aSuggestionForAKnownMistakeNeverAllowsMore(Mistake mistake) {
		assertThatNothingIsWidened(mistake.text());
	}

	static Stream<Mistake> mistakes() {
		// Their host or port is spelled in a way that only a URL parser could compare.
		List<OriginProblem> otherSpelling = List.of(OriginProblem.ORIGIN_UNICODE, OriginProblem.ORIGIN_IPV6_FORM,
				OriginProblem.ORIGIN_OPAQUE_HOST);
		return OriginMistakes.all().stream().filter((mistake) -> !otherSpelling.contains(mistake.problem()));
	}

	@Property(tries = 20_000)
	void aSuggestionNeverAllowsMore(@ForAll("entries") String text) {
		assertThatNothingIsWidened(text);
	}

	private static void assertThatNothingIsWidened(String text) {
		for (String suggestion : OriginRepair.suggest(text)) {
			assertThat(probes(OriginPattern.parse(suggestion))).as("%s -> %s", text, suggestion)
				.allSatisfy((probe) -> assertThat(meanings(text)).anyMatch((meaning) -> meaning.includes(probe)));
		}
	}

	/**
	 * Origins of all shapes that a pattern matches.
	 */
	private static List<Probe> probes(OriginPattern pattern) {
		List<Probe> probes = new ArrayList<>();
		if (pattern.isAny() || pattern.isNone() || pattern.isOpaque()) {
			return List.of(new Probe(pattern.toString(), "", 0));
		}
		List<String> labels = pattern.subdomains() ? List.of("x.", "y.x.", "web-1.", "0.") : List.of("");
		List<Integer> ports = (pattern.port() == OriginPattern.ANY_PORT) ? List.of(0, 1, 8443, 65535)
				: List.of(pattern.port());
		labels.forEach((label) -> ports
			.forEach((port) -> probes.add(new Probe(pattern.scheme(), label + pattern.host(), port))));
		return probes;
	}

	/**
	 * Everything that an entry could mean: each of its parts as a URL, as a glob and as a
	 * regular expression.
	 */
	private static List<Meaning> meanings(String text) {
		List<Meaning> meanings = new ArrayList<>();
		String clean = text.replaceAll("[\\p{Cntrl}\"'`]", " ")
			.replace("\\.", ".")
			.replace("\\/", "/")
			.replace(":\\\\", "://");
		Stream.of(clean.split(":\\[[^]]*$|(?<!:\\[[^]]{0,40})[\\s,;]+"))
			.forEach((part) -> meanings.add(Meaning.of(part)));
		return meanings;
	}

	@Provide
	Arbitrary<String> entries() {
		Arbitrary<String> schemes = Arbitraries.of("https://", "http://", "HTTPS://", "wss://", "ws://", "*://",
				"http*://", "https?://", "http(s)?://", "", "//", "https:/", "https//", "^https://", "app://",
				"^https?://");
		Arbitrary<String> wildcards = Arbitraries.of("", "*.", "*", "**.", "**", ".*", ".*\\.", "(.*)\\.", "[a-z]*.",
				"[a-z]*\\.", "web-*.", "*.*.", "*-x.", "\\w+\\.", "(a|b).", "(www\\.)?", "www?.", "x.*.", "?.", "user@",
				"a.b@", ".");
		Arbitrary<String> domains = Arbitraries.of("example.com", "Example.COM", "example\\.com", "a.example.com",
				"localhost", "com", "example.*", "10.0.0.1", "exam ple.com", "example.com.", "*", "example",
				"example.com*");
		Arbitrary<String> ports = Arbitraries.of("", "", ":443", ":80", ":8443", ":*", ":[80,443]", ":[*]", ":", ":80*",
				":[8000-9000]", ":[443].x.com");
		Arbitrary<String> ends = Arbitraries.of("", "", "/", "/*", "/**", "/a/b", "?x=1", "?x.com", "#a", "$", ",",
				", b.example", " b.example", ";", "/(a|b)");
		return Combinators.combine(schemes, wildcards, domains, ports, ends)
			.as((scheme, wildcard, domain, port, end) -> scheme + wildcard + domain + port + end);
	}

	/**
	 * One origin.
	 */
	private record Probe(String scheme, String host, int port) {

		int effectivePort() {
			return (this.port != 0) ? this.port : this.scheme.equals("http") ? 80 : 443;
		}

	}

	/**
	 * What one part of an entry could mean.
	 */
	private record Meaning(String text, String scheme, String host, String port) {

		static Meaning of(String part) {
			String text = part.replaceFirst("^\\^", "").replaceFirst("\\$$", "").replaceFirst("^blob:", "");
			int end = text.indexOf(":/");
			String scheme = (end < 0) ? "" : text.substring(0, end);
			String rest = text.substring(end + 1).replaceFirst("^/+", "");
			String authority = rest.replaceFirst("/.*$|#.*$|\\?[^.*=]*=.*$|\\?$", "").replaceFirst("^[^.@]*@", "");
			int colon = authority.lastIndexOf(':');
			boolean hasPort = colon > authority.lastIndexOf(']') || authority.contains(":[");
			colon = authority.contains(":[") ? authority.indexOf(":[") : colon;
			return new Meaning(text, scheme, hasPort ? authority.substring(0, colon) : authority,
					hasPort ? authority.substring(colon + 1) : "");
		}

		boolean includes(Probe probe) {
			if (probe.host().isEmpty()) {
				return this.text.equalsIgnoreCase(probe.scheme());
			}
			return includesScheme(probe.scheme()) && includesHost(probe.host()) && includesPort(probe);
		}

		private boolean includesScheme(String scheme) {
			String written = this.scheme.toLowerCase(Locale.ROOT).replace("wss", "https").replace("ws", "http");
			return written.isEmpty() || matchesGlob(written, scheme) || matchesExpression(written, scheme);
		}

		private boolean includesHost(String host) {
			boolean web = this.scheme.isEmpty() || this.scheme.toLowerCase(Locale.ROOT).matches(".*(http|ws|\\*).*");
			String written = web ? this.host.toLowerCase(Locale.ROOT).replaceFirst("\\.$", "") : this.host;
			return matchesGlob(written, host) || matchesExpression(written, host);
		}

		private boolean includesPort(Probe probe) {
			String ports = this.port.replaceAll("[\\[\\]]", "");
			return ports.equals("*") || (ports.isEmpty() && probe.port() == 0) || Stream.of(ports.split("[,\\s]+"))
				.anyMatch((port) -> port.equals(String.valueOf(probe.effectivePort())));
		}

		private static boolean matchesGlob(String glob, String text) {
			String[] literals = glob.split("\\*+", -1);
			return text.matches(String.join(".*", Stream.of(literals).map(Pattern::quote).toList()));
		}

		private static boolean matchesExpression(String expression, String text) {
			try {
				return text.matches(expression);
			}
			catch (PatternSyntaxException ex) {
				return false;
			}
		}

	}

}
