package io.github.corsstarter;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.HeaderField;
import java.util.function.Predicate;

/**
 * What methods and headers a policy may list.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-method">forbidden method</a>
 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">forbidden
 * request-header</a>
 */
final class NameRules {

	private static final String ANY = "*";

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final Set<String> FORBIDDEN_METHODS = Set.of("CONNECT", "TRACE", "TRACK");

	private final PolicyReport report;

	private final CorsPolicy policy;

	NameRules(PolicyReport report) {
		this.report = report;
		this.policy = report.policy();
	}

	void check() {
		checkList("allowed-methods", this.policy.allowedMethods(), this::checkMethod);
		checkList("allowed-headers", this.policy.allowedHeaders(), this::checkAllowedHeader);
		checkList("exposed-headers", this.policy.exposedHeaders(), this::checkExposedHeader);
	}

	private void checkList(String name, List<String> values, Rule rule) {
		Set<String> seen = new HashSet<>();
		boolean any = values.contains(ANY);
		for (int i = 0; i < values.size(); i++) {
			String value = values.get(i);
			String key = name + "[" + i + "]";
			boolean isMethod = name.equals("allowed-methods");
			if (!seen.add(isMethod ? value : value.toLowerCase(Locale.ROOT))) {
				this.report.add(ViolationCode.DUPLICATE, key, value);
			}
			else if (rule.check(key, value) && any && !value.equals(ANY) && !value.equalsIgnoreCase("Authorization")) {
				this.report.add(ViolationCode.COVERED, key, value, new Object[] { ANY }, new Object[0], List.of());
			}
		}
	}

	private boolean checkMethod(String key, String method) {
		if (method.equals(ANY)) {
			return checkAny(ViolationCode.ANY_METHOD_WITH_CREDENTIALS, key);
		}
		String upper = method.toUpperCase(Locale.ROOT);
		if (!Tokens.isToken(method)) {
			this.report.addReplacement(ViolationCode.METHOD_SYNTAX, key, method, methods(method));
			return false;
		}
		if (FORBIDDEN_METHODS.contains(upper)) {
			this.report.add(ViolationCode.METHOD_FORBIDDEN, key, method);
			return false;
		}
		if (METHODS.contains(upper) && !method.equals(upper)) {
			this.report.addReplacement(ViolationCode.METHOD_CASE, key, method, List.of(upper));
			return false;
		}
		if (method.equals("OPTIONS")) {
			this.report.add(ViolationCode.METHOD_OPTIONS, key, method);
		}
		return checkWildcard(key, method);
	}

	private static List<String> methods(String text) {
		List<String> methods = new ArrayList<>();
		for (String part : parts(text)) {
			String upper = part.toUpperCase(Locale.ROOT);
			if (!FORBIDDEN_METHODS.contains(upper)) {
				methods.add(METHODS.contains(upper) ? upper : part);
			}
		}
		return methods;
	}

	private boolean checkAllowedHeader(String key, String header) {
		if (header.equals(ANY)) {
			return checkAnyHeader(key);
		}
		if (!checkHeader(key, header, NameRules::isForbidden)) {
			return false;
		}
		if (isForbidden(header)) {
			this.report.add(ViolationCode.HEADER_FORBIDDEN, key, header);
			return false;
		}
		return checkWildcard(key, header);
	}

	private boolean checkAnyHeader(String key) {
		boolean named = this.policy.allowedHeaders().stream().anyMatch("Authorization"::equalsIgnoreCase);
		if (!named && !this.policy.allowCredentials()) {
			this.report.add(ViolationCode.ANY_HEADER, key, ANY);
		}
		return checkAny(ViolationCode.ANY_HEADER_WITH_CREDENTIALS, key);
	}

	private boolean checkAny(ViolationCode withCredentials, String key) {
		if (this.policy.allowCredentials()) {
			this.report.add(withCredentials, key, ANY);
		}
		return true;
	}

	private boolean checkExposedHeader(String key, String header) {
		if (header.equals(ANY)) {
			return checkAny(ViolationCode.ANY_EXPOSED_HEADER_WITH_CREDENTIALS, key);
		}
		if (!checkHeader(key, header, NameRules::isUnreadable)) {
			return false;
		}
		if (isUnreadable(header)) {
			this.report.add(ViolationCode.HEADER_SET_COOKIE, key, header);
			return false;
		}
		if (Browser.isSafelisted(header)) {
			this.report.add(ViolationCode.EXPOSED_SAFELISTED, key, header);
			return false;
		}
		return checkWildcard(key, header);
	}

	private boolean checkHeader(String key, String header, Predicate<String> useless) {
		if (!Tokens.isToken(header)) {
			List<String> names = parts(header).stream().filter(useless.negate()).toList();
			this.report.addReplacement(ViolationCode.HEADER_SYNTAX, key, header, names);
			return false;
		}
		if (CorsHeaders.isCorsHeader(header)) {
			this.report.add(ViolationCode.HEADER_OF_CORS, key, header);
			return false;
		}
		return true;
	}

	private boolean checkWildcard(String key, String name) {
		if (name.indexOf('*') >= 0) {
			this.report.add(ViolationCode.NAME_WILDCARD, key, name);
		}
		return true;
	}

	private static boolean isUnreadable(String header) {
		return header.equalsIgnoreCase("set-cookie") || header.equalsIgnoreCase("set-cookie2")
				|| CorsHeaders.isCorsHeader(header);
	}

	private static boolean isForbidden(String header) {
		return Browser.isForbidden(new HeaderField(header, "")) || CorsHeaders.isCorsHeader(header);
	}

	/**
	 * The tokens in a text that is none, if there is nothing else in it but what people
	 * put between and around them.
	 */
	private static List<String> parts(String text) {
		List<String> parts = new ArrayList<>();
		for (String part : text.split("[\\s,;:\"]+", -1)) {
			if (!part.isEmpty() && !Tokens.isToken(part)) {
				return List.of();
			}
			if (!part.isEmpty()) {
				parts.add(part);
			}
		}
		return parts;
	}

	/**
	 * Checks one entry and returns whether it is right in itself.
	 */
	private interface Rule {

		boolean check(String key, String value);

	}

}
