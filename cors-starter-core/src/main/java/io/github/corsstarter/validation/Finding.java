package io.github.corsstarter.validation;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginProblem;
import io.github.corsstarter.validation.CorsViolation.Severity;

/**
 * A mistake without its place: the one home of the texts about policies, except those
 * about the syntax of an origin.
 *
 * @param code the kind of mistake
 * @param sentence what is wrong
 * @param repair what to do
 * @param suggestions the entries to write instead
 */
record Finding(CorsViolation.Code code, String sentence, String repair, List<String> suggestions) {

	private static final String TOKEN = " is one token: letters, digits and !#$%&'*+-.^_`|~ only.";

	private static final String REMOVE = "Remove the entry.";

	private static final String REMOVE_ONE = "Remove one of them.";

	private static final String HEADERS_NEEDED = "List the headers that scripts need.";

	static Finding invalidOrigin(InvalidOriginPatternException invalid) {
		List<String> suggestions = invalid.suggestions();
		return new Finding(new OriginCode(invalid.problem()), invalid.problem().sentence(),
				suggestions.isEmpty() ? invalid.advice() : use(suggestions), suggestions);
	}

	static Finding noOrigins() {
		return of(ViolationCode.NO_ORIGINS, "The policy allows no origin.",
				"List one, write `allowed-origins: none` to allow no other origin, or set `cors.enabled: false` to switch CORS off.");
	}

	static Finding anyOriginWithCredentials() {
		return of(ViolationCode.ANY_ORIGIN_WITH_CREDENTIALS,
				"`*` with credentials would let every website act as the logged-in user.",
				"List the origins that need credentials, or set `allow-credentials: false`.");
	}

	static Finding anyExtensionWithCredentials(String scheme) {
		return of(ViolationCode.ANY_EXTENSION_WITH_CREDENTIALS,
				"Every extension that a user installs has an origin of `" + scheme
						+ "` and would act as the logged-in user.",
				"Set `allow-credentials: false` and let the extension send a token, or list the origin of the extension if it is the same in every installation.");
	}

	static Finding noneWithOthers() {
		return of(ViolationCode.NONE_WITH_OTHERS, "`none` allows no origin, but there are other entries.",
				"Write `none` alone, or remove it.");
	}

	static Finding fileOrigin() {
		return of(ViolationCode.FILE_ORIGIN,
				"Embedded web views (Cordova on Android, old Electron) send `file://` for every local page, no matter who wrote it.",
				"Remove the entry, or add `null-origin` to `tolerate`.");
	}

	static Finding fileOriginWithCredentials() {
		return of(ViolationCode.FILE_ORIGIN_WITH_CREDENTIALS,
				"Embedded web views (Cordova on Android, old Electron) send `file://` for every local page, which would act as the logged-in user.",
				"Remove the entry; nothing tolerates `file://` with credentials.");
	}

	static Finding nullOrigin() {
		return of(ViolationCode.NULL_ORIGIN,
				"Every sandboxed frame and local document of every website has the origin `null`.",
				"Remove the entry, or add `null-origin` to `tolerate`.");
	}

	static Finding nullOriginWithCredentials() {
		return of(ViolationCode.NULL_ORIGIN_WITH_CREDENTIALS,
				"Every sandboxed frame of every website has the origin `null` and would act as the logged-in user.",
				"Remove the entry; nothing tolerates `null` with credentials.");
	}

	static Finding insecureOriginWithCredentials(String secure) {
		return of(ViolationCode.INSECURE_ORIGIN_WITH_CREDENTIALS,
				"Anyone on the network path can inject scripts into a page served over plain http, and they would act as the logged-in user.",
				"Use `" + secure + "`, or add `insecure-origins` to `tolerate`.", secure);
	}

	static Finding publicSuffixWithCredentials(String suffix) {
		return of(ViolationCode.PUBLIC_SUFFIX_WITH_CREDENTIALS,
				"Anyone can register a name under the public suffix `" + suffix
						+ "` and would act as the logged-in user.",
				"Name a domain of your own, or add `public-suffixes` to `tolerate`.");
	}

	static Finding insecureOrigin(String secure) {
		return of(ViolationCode.INSECURE_ORIGIN,
				"Anyone on the network path can inject scripts into a page served over plain http, and they could read the answers.",
				"Use `" + secure + "`.", secure);
	}

	static Finding mappedOrigin() {
		return of(ViolationCode.MAPPED_ORIGIN,
				"An IPv4 address in IPv6 form is a different origin from the IPv4 address.",
				"Use the IPv4 form if that is the one in the browser's address bar.");
	}

	static Finding samePathAndOrigin(CorsPolicy owner, String path, CorsProperty.Place other) {
		return of(ViolationCode.SAME_PATH_AND_ORIGIN,
				"Policy `" + owner.name() + "` allows the same origin on the same path `" + path
						+ "`, so it is ambiguous which policy applies.",
				"Remove it here or there: " + describe(other) + ".");
	}

	static Finding methodSyntax(List<String> methods) {
		return replacing(ViolationCode.METHOD_SYNTAX, "A method" + TOKEN, methods);
	}

	static Finding methodForbidden() {
		return of(ViolationCode.METHOD_FORBIDDEN, "Browsers never let scripts send CONNECT, TRACE or TRACK.", REMOVE);
	}

	static Finding methodCase(String upperCase) {
		return replacing(ViolationCode.METHOD_CASE, "Methods are case-sensitive; write this one in upper case.",
				List.of(upperCase));
	}

	static Finding methodOptions() {
		return of(ViolationCode.METHOD_OPTIONS,
				"Preflights need no entry; this allows scripts to send OPTIONS themselves.",
				"Remove the entry unless a script does that.");
	}

	static Finding anyMethodWithCredentials() {
		return of(ViolationCode.ANY_METHOD_WITH_CREDENTIALS, "Every method is allowed with credentials.",
				"List the methods that scripts need.");
	}

	static Finding noMethods() {
		return of(ViolationCode.UNREACHABLE_NO_METHODS, "The policy allows no method, so it refuses every request.",
				"List a method, or remove the policy.");
	}

	static Finding headerSyntax(List<String> headers) {
		return replacing(ViolationCode.HEADER_SYNTAX, "A header name" + TOKEN, headers);
	}

	static Finding headerForbidden() {
		return of(ViolationCode.HEADER_FORBIDDEN,
				"Browsers do not let scripts set this header, so no preflight ever asks for it.", REMOVE);
	}

	static Finding headerOfCors() {
		return of(ViolationCode.HEADER_OF_CORS,
				"This header belongs to the CORS protocol and is written where it is needed.", REMOVE);
	}

	static Finding headerSetCookie() {
		return of(ViolationCode.HEADER_SET_COOKIE, "Browsers never show scripts the cookies that a response sets.",
				REMOVE);
	}

	static Finding anyHeader() {
		return of(ViolationCode.ANY_HEADER,
				"`*` includes `Authorization`, which the Fetch standard requires to be named.",
				"List `Authorization` too if that is intended, or list the headers that scripts need.");
	}

	static Finding anyHeaderWithCredentials() {
		return of(ViolationCode.ANY_HEADER_WITH_CREDENTIALS, "Every request header is allowed with credentials.",
				HEADERS_NEEDED);
	}

	static Finding anyExposedHeaderWithCredentials() {
		return of(ViolationCode.ANY_EXPOSED_HEADER_WITH_CREDENTIALS,
				"With credentials, browsers treat `*` as the name of a header, so nothing would be exposed.",
				"List the response headers that scripts need.");
	}

	static Finding exposedSafelisted() {
		return of(ViolationCode.EXPOSED_SAFELISTED, "Scripts may read this header anyway.", REMOVE);
	}

	static Finding exposedRequestHeader() {
		return of(ViolationCode.EXPOSED_REQUEST_HEADER, "This is a header of requests, so exposing it does nothing.",
				REMOVE);
	}

	static Finding nameWildcard() {
		return of(ViolationCode.NAME_WILDCARD, "Only `*` alone is a wildcard; this allows just the literal name.",
				"List the names, or use `*`.");
	}

	static Finding negativeMaxAge() {
		return of(ViolationCode.MAX_AGE_NEGATIVE, "The duration must not be negative.",
				"Use `0` to turn the browser's cache off.", "0");
	}

	static Finding maxAgeTooLong() {
		return of(ViolationCode.MAX_AGE_TOO_LONG, "No browser caches a preflight for more than 24 hours.",
				"Use `24h` or less.", "24h");
	}

	static Finding pathWithoutSlash(List<String> paths) {
		return path("it does not start with a slash", paths);
	}

	static Finding pathWithWhiteSpace(List<String> paths) {
		return path("it contains white space", paths);
	}

	static Finding pathSyntax(int character, List<String> paths) {
		return path("its syntax is wrong at character " + character, paths);
	}

	private static Finding path(String problem, List<String> paths) {
		return new Finding(ViolationCode.PATH_SYNTAX, "This is not a Spring path pattern: " + problem + ".",
				paths.isEmpty() ? "Write it like `/api/**`." : use(paths), paths);
	}

	static Finding pathWildcards() {
		return of(ViolationCode.PATH_WILDCARDS, "Several `*` in one segment make long paths slow to match.",
				"Use narrower patterns with one `*` in a segment.");
	}

	static Finding noPaths() {
		return of(ViolationCode.UNREACHABLE_NO_PATHS, "The policy has no paths, so no request can reach it.",
				"List a path, or remove the policy.");
	}

	static Finding unreachablePath(String other) {
		return of(ViolationCode.UNREACHABLE_PATH,
				"No request can reach the policy here: `" + other + "` matches the same paths.",
				"Write both patterns the same way, or remove one of them.", other);
	}

	static Finding refusedRequestsDiffer(CorsPolicy rejecting, CorsProperty.Place other) {
		return of(ViolationCode.REFUSED_REQUESTS_DIFFER,
				"Policy `" + rejecting.name()
						+ "` on the same path rejects refused requests, so refused origins are rejected here too.",
				"Set `refused-requests` to the same value in both: " + describe(other) + ".");
	}

	static Finding duplicatePolicy(CorsProperty.Place other) {
		return of(ViolationCode.DUPLICATE_POLICY, "There is another policy with this name.",
				"Give one of them another name: " + describe(other) + ".");
	}

	static Finding duplicate() {
		return of(ViolationCode.DUPLICATE, "The entry is listed twice.", REMOVE_ONE);
	}

	static Finding covered(String wider) {
		return of(ViolationCode.COVERED, "The entry has no effect because `" + wider + "` covers it.", REMOVE_ONE);
	}

	private static Finding of(ViolationCode code, String sentence, String repair, String... suggestions) {
		return new Finding(code, sentence, repair, List.of(suggestions));
	}

	private static Finding replacing(ViolationCode code, String sentence, List<String> suggestions) {
		return new Finding(code, sentence, suggestions.isEmpty() ? REMOVE : use(suggestions), suggestions);
	}

	private static String use(List<String> suggestions) {
		return "Use `" + String.join("` and `", suggestions) + "`.";
	}

	/**
	 * The name and location of a property, to point at it from another one's violation.
	 */
	private static String describe(CorsProperty.Place place) {
		String location = place.location();
		return "`" + place.name() + "` of policy `" + place.policy().name() + "`"
				+ ((location != null) ? " (" + location + ")" : "");
	}

	/**
	 * The code of an origin that is not a pattern.
	 */
	private record OriginCode(OriginProblem problem) implements CorsViolation.Code {

		@Override
		public String name() {
			return this.problem.name();
		}

		@Override
		public Severity severity() {
			return Severity.ERROR;
		}

	}

}
