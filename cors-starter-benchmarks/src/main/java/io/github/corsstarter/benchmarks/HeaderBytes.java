package io.github.corsstarter.benchmarks;

import java.nio.charset.StandardCharsets;

/**
 * A text as it comes from the wire. Servers make a new string of it for each request,
 * whose hash nobody knows yet.
 */
final class HeaderBytes {

	private final byte[] bytes;

	private HeaderBytes(byte[] bytes) {
		this.bytes = bytes;
	}

	static HeaderBytes of(String text) {
		return new HeaderBytes(text.getBytes(StandardCharsets.ISO_8859_1));
	}

	String decode() {
		return new String(this.bytes, StandardCharsets.ISO_8859_1);
	}

}
