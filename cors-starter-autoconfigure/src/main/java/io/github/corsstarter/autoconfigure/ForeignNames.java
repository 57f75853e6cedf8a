package io.github.corsstarter.autoconfigure;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsProperty;
import org.jspecify.annotations.Nullable;

/**
 * The names that people bring from other products: Spring, Quarkus, Micronaut, Tomcat,
 * Jetty, Express, rs/cors, gin, ASP.NET, Starlette, Django, Flask, Rack, Envoy, Istio,
 * ingress-nginx, Traefik, Kong, and the headers themselves. Words are compared without
 * case or separators.
 */
final class ForeignNames {

	private static final Map<String, CorsProperty> PROPERTIES = new HashMap<>();

	private static final Map<String, CorsProperty> ANY = new HashMap<>();

	private static final Map<String, Absence> ABSENT = new HashMap<>();

	private static final List<String> PREFIXES = List.of("accesscontrol", "cors", "http", "set", "with", "nginxingress",
			"nginxingresskubernetesio", "kubernetesio");

	private static final List<String> NEGATIONS = List.of("exclu", "except", "deny", "denied", "block", "black",
			"forbid", "disallow", "ignor", "reject", "refus", "unallow", "notallow", "nonallow", "prohibit", "skip",
			"omit", "bypass", "unexpos", "hidden", "banned", "restrict", "without");

	static {
		names(CorsProperty.PATHS,
				"path pattern patterns path-pattern path-patterns ant-pattern ant-patterns ant-matcher "
						+ "ant-matchers matcher matchers path-matcher request-matcher request-matchers security-matcher mapping "
						+ "mappings path-mapping cors-mapping add-mapping url urls url-pattern url-patterns url-mapping "
						+ "url-mappings uri uris uri-pattern uri-patterns endpoint endpoints route routes route-pattern location "
						+ "locations resource resources prefix prefixes path-prefix path-prefixes base-path request-path "
						+ "request-paths allowed-path allowed-paths include-paths included-paths path-includes apply-to applies-to "
						+ "target-path target-paths url-path url-paths api-path api-paths");
		names(CorsProperty.ALLOWED_ORIGINS, "origin origins allow-origin allow-origins allowed-origin origin-pattern "
				+ "origin-patterns allow-origin-pattern allow-origin-patterns allowed-origin-pattern "
				+ "allowed-origin-patterns allowed-origins-pattern allowed-origins-patterns origin-regex origin-regexes "
				+ "origin-regexp allow-origin-regex allow-origin-regexes allow-origins-regex allowed-origin-regex "
				+ "allowed-origin-regexes allowed-origins-regex allowed-origins-regexes allow-origin-list "
				+ "allow-origin-list-regex allow-origin-string-match origin-string-match origin-list origin-whitelist "
				+ "origins-whitelist origin-regex-whitelist whitelist whitelisted-origins origin-allowlist allowlist "
				+ "permitted-origins permitted-origin trusted-origins trusted-origin accepted-origins accept-origins "
				+ "valid-origins supported-origins allowed-domain allowed-domains allow-domains domains domain "
				+ "origin-domains hosts host allowed-hosts allow-hosts client-origin client-origins frontend-origin "
				+ "frontend-origins frontend-url frontend-urls allowed-urls client-url client-urls web-origins "
				+ "allowed-cors-origins");
		names(CorsProperty.ORIGINS_FROM, "origin-from origins-source origins-sources origin-source origin-sources "
				+ "allowed-origins-from allow-origins-from allowed-origins-source");
		names(CorsProperty.ALLOWED_METHODS, "method methods allow-method allow-methods allowed-method http-method "
				+ "http-methods allowed-http-method allowed-http-methods allow-http-methods verb verbs allowed-verbs "
				+ "http-verbs permitted-methods supported-methods request-method request-methods allow-request-methods "
				+ "allowed-request-methods accepted-methods");
		names(CorsProperty.ALLOWED_HEADERS, "header headers allow-header allow-headers allowed-header request-header "
				+ "request-headers allow-request-headers allowed-request-header allowed-request-headers http-headers "
				+ "allowed-http-headers permitted-headers supported-headers accepted-headers accept-headers "
				+ "allowed-headers-list");
		names(CorsProperty.EXPOSED_HEADERS,
				"expose-header expose-headers exposed-header expose exposed exposable-headers "
						+ "response-header response-headers exposed-response-headers expose-response-headers "
						+ "allowed-response-headers visible-headers exposed-http-headers readable-headers");
		names(CorsProperty.ALLOW_CREDENTIALS, "credentials credential allow-credential allowed-credentials "
				+ "allows-credentials support-credentials supports-credentials credentials-allowed credentials-supported "
				+ "allow-cookies include-credentials enable-credentials credentials-enabled use-credentials");
		names(CorsProperty.MAX_AGE, "max-age-seconds max-age-secs max-age-sec max-age-in-seconds max-age-minutes "
				+ "max-age-in-minutes max-age-hours max-age-ms max-age-millis max-age-milliseconds max-age-in-ms "
				+ "max-age-duration preflight-max-age preflight-max-age-seconds options-max-age cache-max-age cache-age "
				+ "preflight-cache preflight-cache-duration preflight-cache-time preflight-cache-seconds cache-duration "
				+ "cache-time cache-seconds preflight-ttl ttl age maximum-age");
		names(CorsProperty.REFUSED_REQUESTS, "refused-request refuse-requests on-refused-requests rejected-requests");
		names(CorsProperty.TOLERATE, "tolerates tolerated tolerations toleration tolerance");
		any(CorsProperty.ALLOWED_ORIGINS, "allow-all-origins allow-all-origin allow-any-origin allow-any-origins "
				+ "any-origin all-origins origin-allow-all allow-all origins-allow-all allowed-any-origin");
		any(CorsProperty.ALLOWED_METHODS,
				"allow-all-methods allow-any-method allow-any-methods any-method all-methods");
		any(CorsProperty.ALLOWED_HEADERS,
				"allow-all-headers allow-any-header allow-any-headers any-header all-headers");
		any(CorsProperty.EXPOSED_HEADERS, "expose-all-headers expose-any-header expose-all");
		absent(Absence.PRIVATE_NETWORK, "allow-private-network allow-private-networks private-network "
				+ "private-network-access allow-local-network local-network-access request-private-network");
		absent(Absence.PREFLIGHT_STATUS, "options-success-status options-status options-success-status-code "
				+ "preflight-status preflight-success-status preflight-response-status success-status");
		absent(Absence.PREFLIGHT_FORWARDED,
				"preflight-continue options-passthrough options-pass-through pass-through "
						+ "passthrough chain-preflight automatic-options forward-preflight preflight-passthrough "
						+ "localhost-pass-through handle-preflight intercept-exceptions handle-options");
		absent(Absence.VARY, "vary vary-header vary-headers add-vary add-vary-header vary-origin");
		absent(Absence.ANSWERED_ORIGIN, "send-wildcard always-send return-exact-origins single-header reflect-origin "
				+ "echo-origin origins-reflect");
		absent(Absence.SUBDOMAINS,
				"allow-subdomains allow-subdomain include-subdomains allow-wildcard wildcard-subdomains "
						+ "allow-wildcard-subdomains set-is-origin-allowed-to-allow-wildcard-subdomains");
		absent(Absence.NULL_ORIGIN, "allow-null-origin null-origin allow-null");
		absent(Absence.WEB_SOCKETS, "allow-websockets allow-web-sockets allow-ws websockets");
		absent(Absence.SCHEMES, "allow-files allow-browser-extensions custom-schemas custom-schemes allowed-schemes "
				+ "schemes allow-insecure-origins allow-localhost allow-http");
		absent(Absence.REQUEST_ATTRIBUTES,
				"request-decorate tag-requests decorate-request allow-generic-http-requests");
		absent(Absence.NAME, "name id policy-name");
		absent(Absence.COMMENT, "description comment comments title note notes summary");
		absent(Absence.TIMING, "timing-allow-origin timing-allow-origins allowed-timing-origins timing-origins "
				+ "allow-timing-origins");
		absent(Absence.ISOLATION,
				"cross-origin-opener-policy cross-origin-embedder-policy cross-origin-resource-policy "
						+ "coop coep corp");
		absent(Absence.ORDER, "order priority filter-order precedence");
		absent(Absence.DEBUG, "debug debug-mode");
		absent(Absence.LOGGING, "logging log-level verbose log trace");
		absent(Absence.SWITCH, "enabled enable active activated disabled disable is-enabled on off inactive");
	}

	private ForeignNames() {
	}

	private static void names(CorsProperty property, String names) {
		PROPERTIES.put(uniform(property.key()), property);
		List.of(names.split(" ")).forEach((name) -> PROPERTIES.put(uniform(name), property));
	}

	private static void any(CorsProperty property, String names) {
		List.of(names.split(" ")).forEach((name) -> ANY.put(uniform(name), property));
	}

	private static void absent(Absence absence, String names) {
		List.of(names.split(" ")).forEach((name) -> ABSENT.put(uniform(name), absence));
	}

	/**
	 * The meaning of a name in some product, or {@code null} if no product has it.
	 * @param name the name in any spelling
	 */
	static @Nullable Counterpart find(String name) {
		for (String text = uniform(name); text != null; text = withoutPrefix(text)) {
			Counterpart counterpart = exact(text);
			if (counterpart != null) {
				return counterpart;
			}
		}
		return null;
	}

	private static @Nullable Counterpart exact(String words) {
		CorsProperty property = PROPERTIES.get(words);
		if (property != null) {
			return new Counterpart.Property(property, true);
		}
		CorsProperty any = ANY.get(words);
		if (any != null) {
			return new Counterpart.Any(any);
		}
		Absence absence = ABSENT.get(words);
		return (absence != null) ? new Counterpart.None(absence) : null;
	}

	private static @Nullable String withoutPrefix(String words) {
		return PREFIXES.stream()
			.filter((prefix) -> words.startsWith(prefix) && words.length() > prefix.length())
			.findFirst()
			.map((prefix) -> words.substring(prefix.length()))
			.orElse(null);
	}

	/**
	 * Whether a name is about what is not allowed.
	 */
	static boolean isNegative(String name) {
		String words = uniform(name);
		return NEGATIONS.stream().anyMatch(words::contains) || words.startsWith("un") || words.startsWith("non")
				|| words.startsWith("not");
	}

	/**
	 * What a name is probably about, which is enough to ask about it but not to move its
	 * value.
	 */
	static @Nullable Counterpart guess(String name) {
		String words = uniform(name);
		if (words.contains("timing")) {
			return new Counterpart.None(Absence.TIMING);
		}
		if (words.contains("crossorigin") || words.contains("privatenetwork")) {
			return new Counterpart.None(words.contains("network") ? Absence.PRIVATE_NETWORK : Absence.ISOLATION);
		}
		if (words.contains("expos") || words.contains("responseheader")) {
			return likely(CorsProperty.EXPOSED_HEADERS);
		}
		if (words.contains("credential") || words.contains("cookie")) {
			return likely(CorsProperty.ALLOW_CREDENTIALS);
		}
		if (words.contains("origin") || words.contains("domain")) {
			return likely(CorsProperty.ALLOWED_ORIGINS);
		}
		if (words.contains("method") || words.contains("verb")) {
			return likely(CorsProperty.ALLOWED_METHODS);
		}
		if (words.contains("header")) {
			return likely(CorsProperty.ALLOWED_HEADERS);
		}
		return timeOrPath(words);
	}

	private static @Nullable Counterpart timeOrPath(String words) {
		if (words.contains("maxage") || words.contains("ttl") || words.contains("cache")) {
			return likely(CorsProperty.MAX_AGE);
		}
		boolean path = List.of("path", "url", "uri", "route", "mapping", "endpoint", "pattern")
			.stream()
			.anyMatch(words::contains);
		return path ? likely(CorsProperty.PATHS) : null;
	}

	private static Counterpart likely(CorsProperty property) {
		return new Counterpart.Property(property, false);
	}

	/**
	 * The letters and digits of a name.
	 */
	static String uniform(String name) {
		StringBuilder text = new StringBuilder();
		name.chars()
			.filter((c) -> c < 128 && Character.isLetterOrDigit(c))
			.forEach((c) -> text.append((char) Character.toLowerCase(c)));
		return text.toString();
	}

}
