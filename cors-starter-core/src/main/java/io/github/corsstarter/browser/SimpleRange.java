package io.github.corsstarter.browser;

/**
 * A {@code Range} value that needs no preflight: one range of bytes with a start, without
 * white space, after "parse a single range header value" (#simple-range-header-value).
 */
final class SimpleRange {

	private static final String UNIT = "bytes=";

	private SimpleRange() {
	}

	static boolean matches(String value) {
		int dash = value.indexOf('-');
		if (!value.startsWith(UNIT) || dash < 0) {
			return false;
		}
		Decimal start = Decimal.parse(value.substring(UNIT.length(), dash));
		return start != null && endsAfter(start, value.substring(dash + 1));
	}

	private static boolean endsAfter(Decimal start, String text) {
		if (text.isEmpty()) {
			return true;
		}
		Decimal end = Decimal.parse(text);
		return end != null && start.compareTo(end) <= 0;
	}

}
