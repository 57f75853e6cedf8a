package io.github.corsstarter.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request as a browser sends it to {@code https://api.example.org}.
 *
 * @param method the method
 * @param path the path, not decoded
 * @param headers the headers in order
 */
record Call(String method, String path, Map<String, String> headers) {

	static final String HOST = "api.example.org";

	static final String OWN_ORIGIN = "https://" + HOST;

	static final int PORT = 443;

	static Call to(String path) {
		return new Call("GET", path, browserHeaders());
	}

	private static Map<String, String> browserHeaders() {
		Map<String, String> headers = new LinkedHashMap<>();
		headers.put("Host", HOST);
		headers.put("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0");
		headers.put("Accept", "application/json");
		headers.put("Accept-Language", "en-US,en;q=0.5");
		headers.put("Accept-Encoding", "gzip, deflate, br, zstd");
		headers.put("Referer", "https://shop.example.com/");
		headers.put("Sec-Fetch-Dest", "empty");
		headers.put("Sec-Fetch-Mode", "cors");
		return headers;
	}

	Call from(String origin) {
		return with("Origin", origin).with("Sec-Fetch-Site", origin.equals(OWN_ORIGIN) ? "same-origin" : "cross-site");
	}

	Call asPreflight(String requestedHeaders) {
		return new Call("OPTIONS", this.path, this.headers).with("Access-Control-Request-Method", "PUT")
			.with("Access-Control-Request-Headers", requestedHeaders);
	}

	private Call with(String name, String value) {
		Map<String, String> headers = new LinkedHashMap<>(this.headers);
		headers.put(name, value);
		return new Call(this.method, this.path, headers);
	}

	String origin() {
		return this.headers.getOrDefault("Origin", "");
	}

	/**
	 * Whether a server makes a new string of a header's value for each request that is
	 * looked at here. The others are never read.
	 */
	static boolean isRead(String name) {
		return name.equals("Origin") || name.startsWith("Access-Control-");
	}

}
