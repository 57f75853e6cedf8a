package io.github.corsstarter.validation;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.internal.http.HttpTokens;
import io.github.corsstarter.internal.http.Methods;

/**
 * Checks the methods and headers of a policy.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-method">forbidden method</a>
 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">forbidden
 * request-header</a>
 */
final class NameValidation {

	private static final String ANY = "*";

	private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

	private static final Set<String> WHOLE_HEADERS = Set.of("accept", "authorization", "cookie", "etag", "link",
			"location", "origin");

	private static final Pattern SEPARATORS = Pattern.compile("[\\s,;\"']+");

	private static final Pattern FIELD = Pattern.compile("\\s*([^\\s,;:]+)\\s*:.*");

	/**
	 * Headers of requests that responses do not have, in lower case.
	 * {@code Authorization} is not among them: many applications answer with a token in
	 * it.
	 */
	private static final Set<String> REQUEST_HEADERS = Set.of("accept", "accept-charset", "accept-encoding",
			"accept-language", "cookie", "dnt", "expect", "from", "host", "if-match", "if-modified-since",
			"if-none-match", "if-range", "if-unmodified-since", "last-event-id", "max-forwards", "origin",
			"proxy-authorization", "range", "referer", "te", "upgrade-insecure-requests", "user-agent",
			"x-requested-with");

	private final PolicyReport report;

	private final CorsPolicy policy;

	private final boolean nobody;

	NameValidation(PolicyReport report) {
		this.report = report;
		this.policy = report.policy();
		this.nobody = this.policy.isForNobody();
	}

	void check() {
		if (this.policy.allowedMethods().isEmpty() && !this.nobody) {
			this.report.at(CorsProperty.ALLOWED_METHODS).found(Finding.noMethods());
		}
		check(CorsProperty.ALLOWED_METHODS, this.policy.allowedMethods(), new HashSet<>(), this::checkMethod);
		checkHeaders(CorsProperty.ALLOWED_HEADERS, this.policy.allowedHeaders(), this::checkAllowedHeader);
		checkHeaders(CorsProperty.EXPOSED_HEADERS, this.policy.exposedHeaders(), this::checkExposedHeader);
	}

	private void checkHeaders(CorsProperty property, List<String> headers, Rule rule) {
		check(property, headers, new TreeSet<>(String.CASE_INSENSITIVE_ORDER), rule);
	}

	private void check(CorsProperty property, List<String> names, Set<String> seen, Rule rule) {
		boolean any = names.contains(ANY);
		for (int i = 0; i < names.size(); i++) {
			String name = names.get(i);
			PolicyReport.Subject entry = this.report.at(property, i);
			if (!seen.add(name)) {
				entry.found(Finding.duplicate());
			}
			else if (rule.check(entry, name) && any && !name.equals(ANY) && !name.equalsIgnoreCase("Authorization")) {
				entry.found(Finding.covered(ANY));
			}
		}
	}

	private boolean checkMethod(PolicyReport.Subject entry, String method) {
		if (method.equals(ANY)) {
			return checkAny(entry, Finding.anyMethodWithCredentials());
		}
		String upper = method.toUpperCase(Locale.ROOT);
		if (!HttpTokens.isToken(method)) {
			return entry.reject(Finding.methodSyntax(methods(method)));
		}
		if (Methods.isForbidden(method)) {
			return entry.reject(Finding.methodForbidden());
		}
		if (METHODS.contains(upper) && !method.equals(upper)) {
			return entry.reject(Finding.methodCase(upper));
		}
		if (method.equals("OPTIONS")) {
			entry.found(Finding.methodOptions());
		}
		return checkWildcard(entry, method);
	}

	private static List<String> methods(String text) {
		List<String> methods = new ArrayList<>();
		for (String part : parts(text)) {
			String upper = part.toUpperCase(Locale.ROOT);
			if (!Methods.isForbidden(part)) {
				methods.add(METHODS.contains(upper) ? upper : part);
			}
		}
		return methods;
	}

	private boolean checkAllowedHeader(PolicyReport.Subject entry, String header) {
		if (header.equals(ANY)) {
			return checkAnyHeader(entry);
		}
		if (!checkHeader(entry, header, NameValidation::isForbidden)) {
			return false;
		}
		return isForbidden(header) ? entry.reject(Finding.headerForbidden()) : checkWildcard(entry, header);
	}

	private boolean checkAnyHeader(PolicyReport.Subject entry) {
		boolean named = this.policy.allowedHeaders().stream().anyMatch("Authorization"::equalsIgnoreCase);
		if (!named && !this.policy.allowCredentials() && !this.nobody) {
			entry.found(Finding.anyHeader());
		}
		return checkAny(entry, Finding.anyHeaderWithCredentials());
	}

	private boolean checkAny(PolicyReport.Subject entry, Finding withCredentials) {
		if (this.policy.allowCredentials() && !this.nobody) {
			entry.found(withCredentials);
		}
		return true;
	}

	private boolean checkExposedHeader(PolicyReport.Subject entry, String header) {
		if (header.equals(ANY)) {
			return !this.policy.allowCredentials() || entry.reject(Finding.anyExposedHeaderWithCredentials());
		}
		if (!checkHeader(entry, header, NameValidation::isUnreadable)) {
			return false;
		}
		if (isUnreadable(header)) {
			return entry.reject(Finding.headerSetCookie());
		}
		if (HeaderNames.isSafelistedResponseHeader(header)) {
			return entry.reject(Finding.exposedSafelisted());
		}
		return isOfRequests(header) ? entry.reject(Finding.exposedRequestHeader()) : checkWildcard(entry, header);
	}

	private boolean checkHeader(PolicyReport.Subject entry, String header, Predicate<String> useless) {
		if (!HttpTokens.isToken(header)) {
			return entry.reject(Finding.headerSyntax(parts(header).stream().filter(useless.negate()).toList()));
		}
		return !HeaderNames.isCorsHeader(header) || entry.reject(Finding.headerOfCors());
	}

	private boolean checkWildcard(PolicyReport.Subject entry, String name) {
		if (name.indexOf('*') >= 0) {
			entry.found(Finding.nameWildcard());
		}
		return true;
	}

	private static boolean isOfRequests(String header) {
		String lower = header.toLowerCase(Locale.ROOT);
		return REQUEST_HEADERS.contains(lower) || lower.startsWith("sec-fetch-");
	}

	private static boolean isUnreadable(String header) {
		return HeaderNames.isForbiddenResponseHeader(header) || HeaderNames.isCorsHeader(header);
	}

	private static boolean isForbidden(String header) {
		return Browser.isForbidden(new HeaderField(header, "")) || HeaderNames.isCorsHeader(header);
	}

	/**
	 * The tokens in a text that is not a token itself, if there is nothing else in it but
	 * what people put between and around them. What follows a colon is a value. White
	 * space alone also gets into the middle of a name, so that it only separates what
	 * cannot be half a name.
	 */
	private static List<String> parts(String text) {
		Matcher field = FIELD.matcher(text);
		String names = field.matches() ? field.group(1) : text;
		List<String> parts = SEPARATORS.splitAsStream(names).filter((part) -> !part.isEmpty()).toList();
		boolean listed = parts.size() < 2 || names.indexOf(',') >= 0 || names.indexOf(';') >= 0;
		return parts.stream().allMatch((part) -> HttpTokens.isToken(part) && (listed || isWhole(part))) ? parts
				: List.of();
	}

	private static boolean isWhole(String name) {
		return name.indexOf('-') >= 0 || METHODS.contains(name.toUpperCase(Locale.ROOT))
				|| WHOLE_HEADERS.contains(name.toLowerCase(Locale.ROOT));
	}

	/**
	 * Checks one entry and returns whether it is right in itself.
	 */
	private interface Rule {

		boolean check(PolicyReport.Subject entry, String name);

	}

}
