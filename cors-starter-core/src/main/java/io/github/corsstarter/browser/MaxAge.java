package io.github.corsstarter.browser;

import java.util.List;

import io.github.corsstarter.internal.http.HttpWhitespace;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Access-Control-Max-Age} of a response as the standard and each engine read
 * it.
 */
final class MaxAge {

	private static final long DEFAULT = 5;

	private static final long EXPIRED = -1;

	private static final long CHROMIUM_LIMIT = 7200;

	private static final long FIREFOX_LIMIT = 86400;

	private static final long WEBKIT_LIMIT = 600;

	private static final Decimal LARGEST_UNSIGNED = new Decimal("18446744073709551615");

	private static final Decimal LARGEST_SIGNED = new Decimal("9223372036854775807");

	private static final Decimal LARGEST_NEGATED = new Decimal("9223372036854775808");

	private final int lines;

	private final String joined;

	private MaxAge(List<String> values) {
		this.lines = values.size();
		this.joined = String.join(", ", values);
	}

	static MaxAge of(List<String> fieldLines) {
		return new MaxAge(fieldLines.stream().map(HttpWhitespace.TAB_OR_SPACE::strip).toList());
	}

	PreflightCacheTimes times() {
		return new PreflightCacheTimes(fetch(), chromium(), firefox(), webkit());
	}

	/**
	 * Every invalid value counts as absent.
	 */
	long fetch() {
		Decimal seconds = (this.lines == 1) ? Decimal.parse(this.joined) : null;
		return (seconds != null) ? seconds.atMost(Long.MAX_VALUE) : DEFAULT;
	}

	/**
	 * Every invalid value is zero, including the empty one.
	 */
	long chromium() {
		if (this.lines == 0) {
			return DEFAULT;
		}
		Decimal seconds = parse(this.joined, '+', LARGEST_UNSIGNED);
		return (seconds != null) ? seconds.atMost(CHROMIUM_LIMIT) : 0;
	}

	/**
	 * Every invalid value is zero, but the empty value counts as absent.
	 */
	long firefox() {
		if (this.joined.isEmpty()) {
			return DEFAULT;
		}
		Decimal seconds = Decimal.parse(this.joined);
		return (seconds != null) ? seconds.atMost(FIREFOX_LIMIT) : 0;
	}

	/**
	 * Every invalid value counts as absent, but a negative number is not invalid.
	 */
	long webkit() {
		if (this.joined.startsWith("-")) {
			return negativeWebkit();
		}
		Decimal seconds = parse(this.joined, '+', LARGEST_SIGNED);
		return (seconds != null) ? seconds.atMost(WEBKIT_LIMIT) : DEFAULT;
	}

	private long negativeWebkit() {
		Decimal seconds = parse(this.joined, '-', LARGEST_NEGATED);
		if (seconds == null) {
			return DEFAULT;
		}
		return seconds.isZero() ? 0 : EXPIRED;
	}

	private static @Nullable Decimal parse(String text, char sign, Decimal limit) {
		Decimal number = Decimal.parse(text.startsWith(String.valueOf(sign)) ? text.substring(1) : text);
		return (number != null && number.compareTo(limit) <= 0) ? number : null;
	}

}
