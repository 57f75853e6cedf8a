package io.github.corsstarter.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.internal.http.HeaderNameSet;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.internal.http.HttpTokens;
import io.github.corsstarter.origin.OriginPattern;
import org.jspecify.annotations.Nullable;

/**
 * A valid policy compiled for requests: sets to look up and header values ready to send.
 */
final class CompiledPolicy {

	private static final String ANY = "*";

	private static final int MAX_METHOD = 64;

	private final CorsPolicy policy;

	private final List<OriginPattern> origins;

	private final boolean anyOrigin;

	private final @Nullable Set<String> methods;

	private final @Nullable HeaderNameSet headers;

	private final String allowMethods;

	private final String allowHeaders;

	private final String exposeHeaders;

	private final String maxAge;

	CompiledPolicy(CorsPolicy policy) {
		this.policy = policy;
		this.origins = policy.allowedOrigins().stream().map(OriginPattern::parse).toList();
		this.anyOrigin = policy.allowedOrigins().contains(ANY);
		List<String> methods = withHead(policy.allowedMethods());
		this.methods = methods.contains(ANY) ? null : new HashSet<>(methods);
		this.allowMethods = (this.methods == null) ? "" : String.join(", ", methods);
		List<String> headers = policy.allowedHeaders();
		this.headers = headers.contains(ANY) ? null : new HeaderNameSet(headers);
		this.allowHeaders = (this.headers == null) ? "" : String.join(", ", headers);
		this.exposeHeaders = policy.exposedHeaders().contains(ANY) ? ANY : String.join(", ", policy.exposedHeaders());
		this.maxAge = Long.toString(policy.maxAge().toSeconds());
	}

	private static List<String> withHead(List<String> methods) {
		List<String> all = new ArrayList<>(methods);
		if (all.contains("GET") && !all.contains("HEAD")) {
			all.add(all.indexOf("GET") + 1, "HEAD");
		}
		return all;
	}

	CorsPolicy policy() {
		return this.policy;
	}

	List<OriginPattern> origins() {
		return this.origins;
	}

	boolean allowsAnyOrigin() {
		return this.anyOrigin;
	}

	/**
	 * Whether a text can be a method: a token, and not so long that a response could not
	 * carry it.
	 */
	static boolean isMethod(String text) {
		return text.length() <= MAX_METHOD && HttpTokens.isToken(text);
	}

	boolean allowsMethod(String method) {
		return this.methods == null || this.methods.contains(method);
	}

	RequestedHeaders.@Nullable Failure checkHeaders(CorsRequest request) {
		return RequestedHeaders.check(request.headers(HeaderNames.REQUEST_HEADERS), this.headers);
	}

	/**
	 * Write which origin may read the response. A policy for every origin answers with
	 * the constant {@code *} and never echoes a request.
	 */
	void writeOrigin(CorsRequest request, CorsResponse response) {
		String origin = this.anyOrigin ? ANY : request.origin();
		if (origin != null) {
			response.write(HeaderNames.ALLOW_ORIGIN, origin);
		}
		if (this.policy.allowCredentials()) {
			response.write(HeaderNames.ALLOW_CREDENTIALS, "true");
		}
	}

	void writeAnyOrigin(CorsResponse response) {
		response.write(HeaderNames.ALLOW_ORIGIN, ANY);
	}

	void writeExposeHeaders(CorsResponse response) {
		set(response, HeaderNames.EXPOSE_HEADERS, this.exposeHeaders);
	}

	/**
	 * Write the whole list, so that one answer in the browser's cache serves all
	 * requests. Where anything is allowed there is no list, and the answer is the
	 * requested method.
	 */
	void writeMethods(CorsRequest request, CorsResponse response) {
		String requested = (this.methods == null) ? request.header(HeaderNames.REQUEST_METHOD) : null;
		set(response, HeaderNames.ALLOW_METHODS, (requested != null) ? requested : this.allowMethods);
	}

	void writeHeaders(CorsRequest request, CorsResponse response) {
		set(response, HeaderNames.ALLOW_HEADERS, (this.headers == null)
				? RequestedHeaders.names(request.headers(HeaderNames.REQUEST_HEADERS)) : this.allowHeaders);
	}

	void writeMaxAge(CorsResponse response) {
		response.write(HeaderNames.MAX_AGE, this.maxAge);
	}

	private static void set(CorsResponse response, String name, String value) {
		if (!value.isEmpty()) {
			response.write(name, value);
		}
	}

}
