package io.github.corsstarter.autoconfigure;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * Reads durations that people write in other notations, such as {@code 1h30m},
 * {@code 30min} and {@code 10 minutes}.
 */
final class DurationNotation {

	private static final Pattern DURATION = Pattern.compile("(?:\\d{1,9}\\s*[a-z]+[\\s,]*){1,6}");

	private static final Pattern PART = Pattern.compile("(\\d{1,9})\\s*([a-z]+)");

	private static final Pattern CLOCK = Pattern.compile("(\\d{1,3}):([0-5]\\d):([0-5]\\d)");

	private DurationNotation() {
	}

	/**
	 * The same duration as it is written here, or {@code null} if the text is not a
	 * duration.
	 */
	static @Nullable String parse(String text) {
		String words = text.strip().toLowerCase(Locale.ROOT);
		Matcher clock = CLOCK.matcher(words);
		if (clock.matches()) {
			return write(number(clock, 1) * 3600 + number(clock, 2) * 60 + number(clock, 3));
		}
		if (!DURATION.matcher(words).matches()) {
			return null;
		}
		long seconds = 0;
		for (Matcher part = PART.matcher(words); part.find();) {
			long unit = unit(part.group(2));
			if (unit == 0) {
				return null;
			}
			seconds += number(part, 1) * unit;
		}
		return write(seconds);
	}

	private static long number(Matcher matcher, int group) {
		return Long.parseLong(matcher.group(group));
	}

	private static long unit(String name) {
		return switch (name) {
			case "s", "sec", "secs", "second", "seconds" -> 1;
			case "m", "min", "mins", "minute", "minutes" -> 60;
			case "h", "hr", "hrs", "hour", "hours" -> 3600;
			case "d", "day", "days" -> 86400;
			default -> 0;
		};
	}

	private static String write(long seconds) {
		if (seconds % 3600 == 0 && seconds != 0) {
			return seconds / 3600 + "h";
		}
		return (seconds % 60 == 0 && seconds != 0) ? seconds / 60 + "m" : seconds + "s";
	}

}
