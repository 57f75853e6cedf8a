package io.github.corsstarter.autoconfigure.support;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.github.corsstarter.browser.HeaderField;

/**
 * A response as it came over the wire.
 *
 * @param status the status
 * @param lines the header lines
 * @param body everything behind them, put together if it came in chunks
 */
public record RawResponse(int status, List<String> lines, String body) {

	static RawResponse head(String text) {
		List<String> lines = new ArrayList<>(text.strip().lines().toList());
		String first = lines.isEmpty() ? "HTTP/1.1 0" : lines.remove(0);
		return new RawResponse(Integer.parseInt(first.split(" ")[1]), List.copyOf(lines), "");
	}

	RawResponse withBody(byte[] bytes) {
		byte[] content = header("Transfer-Encoding").contains("chunked") ? join(bytes) : bytes;
		return new RawResponse(this.status, this.lines, new String(content, StandardCharsets.UTF_8));
	}

	/**
	 * Keeps what came of a response that breaks off within a chunk.
	 */
	private static byte[] join(byte[] chunks) {
		String text = new String(chunks, StandardCharsets.ISO_8859_1);
		ByteArrayOutputStream content = new ByteArrayOutputStream();
		int end = text.indexOf("\r\n");
		while (end > 0) {
			int start = end + 2;
			int length = Integer.parseInt(text.substring(text.lastIndexOf('\n', end) + 1, end), 16);
			content.write(chunks, start, Math.min(length, chunks.length - start));
			end = text.indexOf("\r\n", start + length + 2);
		}
		return content.toByteArray();
	}

	/**
	 * The headers.
	 * @return names and values
	 */
	public List<HeaderField> fields() {
		return this.lines.stream().map(RawResponse::field).toList();
	}

	private static HeaderField field(String line) {
		int colon = line.indexOf(':');
		return new HeaderField(line.substring(0, colon), line.substring(colon + 1).strip());
	}

	/**
	 * The values of a header.
	 * @param name the name in any case
	 * @return the values, one for each line
	 */
	public List<String> header(String name) {
		String start = name.toLowerCase(Locale.ROOT) + ":";
		return this.lines.stream()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith(start))
			.map((line) -> line.substring(start.length()).strip())
			.toList();
	}

	/**
	 * The lines of the CORS protocol.
	 * @return the lines
	 */
	public List<String> cors() {
		return this.lines.stream()
			.filter((line) -> line.toLowerCase(Locale.ROOT).startsWith("access-control-"))
			.toList();
	}

}
