package io.github.corsstarter.browser;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import io.github.corsstarter.internal.http.Ascii;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.internal.http.Methods;

/**
 * What one browser remembers of preflights, with the upper limit of Chromium. Not safe
 * for use by several threads.
 *
 * @see <a href="https://fetch.spec.whatwg.org/#cors-preflight-cache">Fetch:
 * CORS-preflight cache</a>
 */
public final class PreflightCache {

	private static final long LIMIT = 7200;

	private static final String AUTHORIZATION = "authorization";

	private final List<Entry> entries = new ArrayList<>();

	/**
	 * Create an empty cache.
	 */
	public PreflightCache() {
	}

	/**
	 * Whether the preflight of a request can be left out.
	 * @param request the request
	 * @param url its URL
	 * @param now the time
	 * @return whether entries that have not expired allow its method and headers
	 */
	public boolean covers(BrowserRequest request, String url, Instant now) {
		List<Entry> usable = this.entries.stream().filter((entry) -> entry.isUsableFor(request, url, now)).toList();
		String method = request.normalizedMethod();
		boolean methodMatters = request.forcedPreflight() || !Methods.isSafelisted(method);
		return (!methodMatters || usable.stream().anyMatch((entry) -> entry.allowsMethod(method)))
				&& request.unsafeHeaderNames()
					.stream()
					.allMatch((name) -> usable.stream().anyMatch((entry) -> entry.allowsHeader(name)));
	}

	/**
	 * Remember an answer that lets a request pass.
	 * @param request the request that was asked for
	 * @param url its URL
	 * @param response the headers of the answer
	 * @param now the time
	 */
	public void store(BrowserRequest request, String url, List<HeaderField> response, Instant now) {
		HeaderLines lines = new HeaderLines(response);
		long seconds = Math.min(LIMIT, Browser.maxAge(lines.values(HeaderNames.MAX_AGE)).fetch());
		Instant expiry = now.plusSeconds(seconds);
		TokenList methods = lines.tokens(HeaderNames.ALLOW_METHODS);
		Set<String> names = new LinkedHashSet<>(methods.tokens());
		if (methods.isAbsent() && request.forcedPreflight()) {
			names.add(request.normalizedMethod());
		}
		names.forEach((name) -> put(request, url, Kind.METHOD, name, expiry));
		lines.tokens(HeaderNames.ALLOW_HEADERS)
			.tokens()
			.forEach((name) -> put(request, url, Kind.HEADER, Ascii.lowerCase(name), expiry));
	}

	private void put(BrowserRequest request, String url, Kind kind, String name, Instant expiry) {
		Entry entry = new Entry(request.origin(), url, request.credentials(), kind, name, expiry);
		this.entries.removeIf(entry::replaces);
		this.entries.add(entry);
	}

	/**
	 * Forget everything about a URL, as a failed preflight makes browsers do.
	 * @param origin the serialized origin of the page
	 * @param url the URL
	 */
	public void clear(String origin, String url) {
		this.entries.removeIf(onUrl(origin, url));
	}

	private static Predicate<Entry> onUrl(String origin, String url) {
		return (entry) -> entry.origin.equals(origin) && entry.url.equals(url);
	}

	/**
	 * What is remembered, expired entries included.
	 * @return the entries, oldest first
	 */
	public List<Entry> entries() {
		return List.copyOf(this.entries);
	}

	/**
	 * What an entry is about.
	 */
	public enum Kind {

		/**
		 * A method.
		 */
		METHOD,

		/**
		 * A request header.
		 */
		HEADER

	}

	/**
	 * A method or a header that may be sent without another preflight.
	 *
	 * @param origin the serialized origin of the page
	 * @param url the URL, query included
	 * @param credentials whether it may be sent with credentials too
	 * @param kind whether it is a method or a header
	 * @param name the method, or the name of the header in lower case; {@code *} for any
	 * @param expiry when it is forgotten
	 */
	public record Entry(String origin, String url, boolean credentials, Kind kind, String name, Instant expiry) {

		boolean isUsableFor(BrowserRequest request, String url, Instant now) {
			return onUrl(request.origin(), url).test(this) && (this.credentials || !request.credentials())
					&& this.expiry.isAfter(now);
		}

		boolean allowsMethod(String method) {
			return this.kind == Kind.METHOD && (this.name.equals(method) || isWildcard());
		}

		boolean allowsHeader(String lowerCaseName) {
			return this.kind == Kind.HEADER
					&& (this.name.equals(lowerCaseName) || (isWildcard() && !lowerCaseName.equals(AUTHORIZATION)));
		}

		// With credentials it is a name like any other.
		private boolean isWildcard() {
			return this.name.equals("*") && !this.credentials;
		}

		boolean replaces(Entry other) {
			return onUrl(this.origin, this.url).test(other) && this.credentials == other.credentials
					&& this.kind == other.kind && this.name.equals(other.name);
		}

	}

}
