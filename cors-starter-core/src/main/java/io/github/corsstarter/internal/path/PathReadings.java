package io.github.corsstarter.internal.path;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The ways in which the parts of an application read a path that is not plain. Spring
 * matches the path as received, segment by segment. Servers resolve dot segments before
 * they choose a servlet; some of them drop empty segments first, and some decode slashes
 * before that. All of them cut off parameters and decode what is left.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2.4">RFC 3986, Remove
 * Dot Segments</a>
 */
final class PathReadings {

	/**
	 * Replaces a decoded slash that does not separate segments. It is not a character, so
	 * no pattern has it.
	 */
	static final char ENCODED_SLASH = '\uFFFF';

	private static final String NO_NAME = "\uFFFE";

	private final Set<String> readings = new LinkedHashSet<>();

	private final List<String> context;

	private PathReadings(String contextPath) {
		this.context = split(contextPath);
	}

	/**
	 * Read a path.
	 * @param path the path as received
	 * @param contextPath the context path, which the readings leave out
	 * @param dispatchPath the reading of the server or {@code null} if it is not known
	 * @return the different readings within the context, in which every character stands
	 * for itself
	 */
	static Set<String> of(String path, String contextPath, @Nullable String dispatchPath) {
		if (!path.startsWith("/")) {
			return Set.of(path);
		}
		PathReadings readings = new PathReadings(contextPath);
		readings.addAll(path);
		if (dispatchPath != null && !dispatchPath.isEmpty()) {
			readings.readings.add(dispatchPath);
		}
		return readings.readings.isEmpty() ? Set.of(path) : readings.readings;
	}

	private void addAll(String path) {
		List<String> received = split(path);
		List<String> raw = received.stream().map(PathReadings::withoutParameters).map(PathReadings::decode).toList();
		add(raw);
		if (received.stream().anyMatch((segment) -> segment.startsWith(";"))) {
			add(received.stream().map(PathReadings::nameOrParameters).toList());
		}
		add(resolve(raw));
		add(resolve(collapse(raw)));
		List<String> decoded = split("/" + String.join("/", raw).replace('\\', '/'));
		add(resolve(decoded));
		add(resolve(collapse(decoded)));
		// A reader that decodes before cutting off parameters treats an encoded semicolon
		// as one.
		List<String> late = split(decode(path).replace('\\', '/')).stream()
			.map(PathReadings::withoutParameters)
			.toList();
		add(resolve(collapse(late)));
	}

	private void add(List<String> segments) {
		int start = this.context.size();
		if (segments.size() < start || !segments.subList(0, start).equals(this.context)) {
			return;
		}
		StringBuilder reading = new StringBuilder();
		for (String segment : segments.subList(start, segments.size())) {
			reading.append('/').append(segment.replace('/', ENCODED_SLASH));
		}
		this.readings.add(reading.toString());
	}

	/**
	 * The segments after each slash.
	 */
	private static List<String> split(String path) {
		List<String> segments = new ArrayList<>();
		int start = path.startsWith("/") ? 1 : 0;
		while (start <= path.length() && !path.isEmpty()) {
			int slash = path.indexOf('/', start);
			int end = (slash < 0) ? path.length() : slash;
			segments.add(path.substring(start, end));
			start = end + 1;
		}
		return segments;
	}

	private static String withoutParameters(String segment) {
		int semicolon = segment.indexOf(';');
		return (semicolon < 0) ? segment : segment.substring(0, semicolon);
	}

	/**
	 * Spring still counts a segment that has only parameters as a segment.
	 */
	private static String nameOrParameters(String segment) {
		return segment.startsWith(";") ? NO_NAME : decode(withoutParameters(segment));
	}

	/**
	 * Decode once. Anything that is not an escape stays as it is.
	 */
	static String decode(String text) {
		int percent = text.indexOf('%');
		if (percent < 0) {
			return text;
		}
		byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
		int length = 0;
		for (int i = 0; i < bytes.length; i++) {
			int octet = (bytes[i] == '%') ? octet(bytes, i + 1) : -1;
			bytes[length++] = (octet < 0) ? bytes[i] : (byte) octet;
			i += (octet < 0) ? 0 : 2;
		}
		return new String(bytes, 0, length, StandardCharsets.UTF_8);
	}

	private static int octet(byte[] bytes, int index) {
		return (index + 1 < bytes.length) ? octet((char) bytes[index], (char) bytes[index + 1]) : -1;
	}

	/**
	 * The octet of an escape.
	 * @param text a text
	 * @param index where its digits start
	 * @return the octet or -1 if there is none
	 */
	static int octet(String text, int index) {
		return (index + 1 < text.length()) ? octet(text.charAt(index), text.charAt(index + 1)) : -1;
	}

	private static int octet(char first, char second) {
		int high = HexFormat.isHexDigit(first) ? HexFormat.fromHexDigit(first) : -1;
		int low = HexFormat.isHexDigit(second) ? HexFormat.fromHexDigit(second) : -1;
		return (high < 0 || low < 0) ? -1 : high * 16 + low;
	}

	/**
	 * Without empty segments, except at the end, where one represents a slash.
	 */
	private static List<String> collapse(List<String> segments) {
		List<String> collapsed = new ArrayList<>();
		int last = segments.size() - 1;
		for (int i = 0; i <= last; i++) {
			if (i == last || !segments.get(i).isEmpty()) {
				collapsed.add(segments.get(i));
			}
		}
		return collapsed;
	}

	private static List<String> resolve(List<String> segments) {
		List<String> resolved = new ArrayList<>();
		int last = segments.size() - 1;
		for (int i = 0; i <= last; i++) {
			String segment = segments.get(i);
			boolean dots = segment.equals(".") || segment.equals("..");
			if (segment.equals("..") && !resolved.isEmpty()) {
				resolved.remove(resolved.size() - 1);
			}
			if (!dots) {
				resolved.add(segment);
			}
			else if (i == last) {
				resolved.add("");
			}
		}
		return resolved;
	}

}
