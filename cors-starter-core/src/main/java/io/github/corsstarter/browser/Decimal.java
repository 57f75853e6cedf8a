package io.github.corsstarter.browser;

import io.github.corsstarter.internal.http.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * A non-negative integer of any size, compared without being computed: the digits come
 * from outside, and there may be many.
 *
 * @param digits the digits without leading zeros; empty for zero
 */
record Decimal(String digits) implements Comparable<Decimal> {

	private static final int ALWAYS_A_LONG = 18;

	static @Nullable Decimal parse(String text) {
		if (text.isEmpty() || !text.chars().allMatch((c) -> Ascii.isDigit((char) c))) {
			return null;
		}
		int start = 0;
		while (start < text.length() && text.charAt(start) == '0') {
			start++;
		}
		return new Decimal(text.substring(start));
	}

	boolean isZero() {
		return this.digits.isEmpty();
	}

	long atMost(long limit) {
		if (isZero()) {
			return 0;
		}
		return (this.digits.length() > ALWAYS_A_LONG) ? limit : Math.min(Long.parseLong(this.digits), limit);
	}

	@Override
	public int compareTo(Decimal other) {
		int byLength = Integer.compare(this.digits.length(), other.digits.length());
		return (byLength != 0) ? byLength : this.digits.compareTo(other.digits);
	}

}
