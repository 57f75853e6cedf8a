package io.github.corsstarter.browser;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import io.github.corsstarter.internal.http.Ascii;
import io.github.corsstarter.internal.http.HttpWhitespace;

/**
 * A request header as far as engines differ on it.
 */
final class EngineField {

	private static final Set<String> CONDITIONS = Set.of("if-match", "if-none-match", "if-modified-since",
			"if-unmodified-since", "if-range");

	private static final Pattern INTEGER = Pattern.compile("[0-9]+");

	private static final Pattern DECIMAL = Pattern.compile("[0-9]+(\\.[0-9]+)?");

	/**
	 * The client hints that a script can set, with the values that Chromium accepts.
	 */
	private static final Map<String, Pattern> HINTS = Map.of("device-memory", DECIMAL, "downlink", DECIMAL, "dpr",
			DECIMAL, "ect", Pattern.compile("slow-2g|2g|3g|4g"), "intervention", Pattern.compile(".*"), "rtt", INTEGER,
			"save-data", Pattern.compile("(?i)on"), "viewport-width", INTEGER, "width", INTEGER);

	private final String name;

	private final String lowerCaseName;

	private final String value;

	EngineField(HeaderField field) {
		this.name = field.name();
		this.lowerCaseName = Ascii.lowerCase(field.name());
		this.value = HttpWhitespace.HTTP.strip(field.value());
	}

	/**
	 * One header for each name, with all its values.
	 */
	static List<HeaderField> joined(List<HeaderField> fields) {
		Map<String, HeaderField> joined = new LinkedHashMap<>();
		for (HeaderField field : fields) {
			joined.merge(Ascii.lowerCase(field.name()), field,
					(first, next) -> new HeaderField(first.name(), first.value() + ", " + next.value()));
		}
		return List.copyOf(joined.values());
	}

	String name() {
		return this.name;
	}

	String value() {
		return this.value;
	}

	boolean isNamed(String lowerCaseName) {
		return this.lowerCaseName.equals(lowerCaseName);
	}

	EngineField inLowerCase() {
		return new EngineField(new HeaderField(this.name, Ascii.lowerCase(this.value)));
	}

	/**
	 * Whether the standard safelists the header.
	 */
	boolean isSafelisted() {
		return SafelistedRequestHeader.matches(this.lowerCaseName, this.value);
	}

	boolean isCondition() {
		return CONDITIONS.contains(this.lowerCaseName);
	}

	boolean isClientHint() {
		Pattern values = HINTS.get(this.lowerCaseName);
		return values != null && this.value.length() <= SafelistedRequestHeader.LONGEST_VALUE
				&& values.matcher(this.value).matches();
	}

	/**
	 * Whether this is a safelisted range with a position that is larger than a number.
	 */
	boolean hasPositionAbove(String digits) {
		Decimal limit = new Decimal(digits);
		return isNamed("range") && isSafelisted()
				&& Arrays.stream(this.value.substring(this.value.indexOf('=') + 1).split("-", -1))
					.map(Decimal::parse)
					.anyMatch((position) -> position != null && position.compareTo(limit) > 0);
	}

}
