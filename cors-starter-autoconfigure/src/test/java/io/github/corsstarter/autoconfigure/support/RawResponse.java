package io.github.corsstarter.autoconfigure.support;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A response as it came over the wire.
 *
 * @param status the status
 * @param lines the header lines
 * @param body everything behind them
 */
public record RawResponse(int status, List<String> lines, String body) {

	static RawResponse parse(String text) {
		int end = text.indexOf("\r\n\r\n");
		String head = (end < 0) ? text : text.substring(0, end);
		List<String> lines = new ArrayList<>(head.lines().toList());
		String first = lines.isEmpty() ? "HTTP/1.1 0" : lines.remove(0);
		return new RawResponse(Integer.parseInt(first.split(" ")[1]), List.copyOf(lines),
				(end < 0) ? "" : text.substring(end + 4));
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
