package io.github.corsstarter.autoconfigure;

import java.util.List;
import java.util.Locale;
import java.util.Set;

import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.autoconfigure.PolicyPlace.Form;
import io.github.corsstarter.autoconfigure.WrittenKey.Word;
import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what was meant by a line whose name does not exist, and moves its value there
 * if the meaning is certain.
 */
final class MisnamedLine {

	/**
	 * The keys under which other products have the value of an entry.
	 */
	private static final Set<String> SELECTORS = Set.of("exact", "value", "origin", "url", "regex", "saferegexregex",
			"pattern", "name", "path", "method", "header");

	private final WrittenLine line;

	private final PolicyPlace place;

	private final MeantValues values;

	/**
	 * Whether the line is all that is written in its entry of a list.
	 */
	private final boolean alone;

	MisnamedLine(WrittenLine line, PolicyPlace place, MeantValues values, boolean alone) {
		this.line = line;
		this.place = place;
		this.values = values;
		this.alone = alone;
	}

	CorsViolation read() {
		Mistake mistake = mistake(PolicyPlace.text(this.place.rest()));
		if (this.line.variable() || !this.place.isRight() || this.place.rest().size() > 1) {
			this.line.source().hide(this.line.name());
		}
		boolean general = this.place.isShorthand() && !mistake.settled();
		return mistake.in(general ? "" : this.place.name(), this.line);
	}

	private Mistake mistake(String name) {
		String general = this.place.isShorthand() ? PropertyNames.general(name) : null;
		if (general != null) {
			return Mistake.misnamed(general).open();
		}
		Counterpart counterpart = ForeignNames.find(name);
		CorsProperty list = (counterpart == null || hasSymbolsBelow()) ? list() : null;
		if (list != null) {
			return block(list);
		}
		if (counterpart == null && ForeignNames.isNegative(name)) {
			return Mistake.absent(Absence.EXCLUSION);
		}
		CorsProperty close = (counterpart == null) ? PropertyNames.close(name) : null;
		if (close != null) {
			return property(close, true);
		}
		return (counterpart != null) ? counterpart(counterpart) : guess(name);
	}

	private Mistake guess(String name) {
		Counterpart guess = ForeignNames.guess(name);
		if (guess != null) {
			return counterpart(guess);
		}
		String nearest = PropertyNames.nearest(name, this.place.isShorthand());
		return (nearest != null) ? Mistake.misnamed(this.place.prefix() + "." + nearest).open() : Mistake.unknown();
	}

	private Mistake counterpart(Counterpart counterpart) {
		if (counterpart instanceof Counterpart.Property property) {
			return property(property.property(), property.certain());
		}
		if (counterpart instanceof Counterpart.Any any) {
			return any(any.property());
		}
		Absence absence = ((Counterpart.None) counterpart).reason();
		boolean on = absence == Absence.SWITCH && isTrue(this.line.value());
		return Mistake.absent(absence).settled(absence.isHarmless() || on);
	}

	private Mistake property(CorsProperty property, boolean certain) {
		boolean single = property.isList() || this.line.key().index() <= 0;
		boolean moved = certain && single && !ListWords.contains(property, this.line.value())
				&& this.values.add(this.line, this.place.prefix(), property, read(property));
		return name(property).settled(moved);
	}

	/**
	 * The value, with the unit that the name says.
	 */
	private List<String> read(CorsProperty property) {
		List<String> values = MeantValues.read(this.line, property);
		if (property != CorsProperty.MAX_AGE || !values.get(0).matches("\\d+")) {
			return values;
		}
		String name = PolicyPlace.text(this.place.rest());
		if (name.endsWith("ms") || name.endsWith("millis") || name.endsWith("milliseconds")) {
			return List.of(values.get(0) + "ms");
		}
		return List.of(values.get(0) + (name.endsWith("minutes") ? "m" : name.endsWith("hours") ? "h" : ""));
	}

	/**
	 * How to name a property to the author of the line: as a variable if the line is one.
	 */
	private Mistake name(CorsProperty property) {
		String name = this.place.prefix() + "." + property.key();
		if (!this.line.variable()) {
			return Mistake.misnamed(name);
		}
		String variable = EnvironmentVariables.name(this.place.prefix(), property);
		Mistake mistake = (this.place.form() == Form.SEVERAL_WORDS)
				? Mistake.variableOfPolicy(this.place.name(), variable) : Mistake.variableOfProperty(name, variable);
		return mistake.meaning(name);
	}

	private Mistake any(CorsProperty list) {
		String name = this.place.prefix() + "." + list.key();
		if (isTrue(this.line.value())) {
			this.values.add(this.line, this.place.prefix(), list, List.of("*"));
			return Mistake.switchForAny(name);
		}
		return Mistake.misnamed(name).settled(isFalse(this.line.value()));
	}

	/**
	 * Whether nothing that follows the first word has letters or digits, as a path of
	 * slashes and stars.
	 */
	private boolean hasSymbolsBelow() {
		List<Word> rest = this.place.rest();
		return rest.size() > 1 && PolicyPlace.text(rest.subList(1, rest.size())).isEmpty();
	}

	/**
	 * The list named by the first word, if other words follow.
	 */
	private @Nullable CorsProperty list() {
		if (this.place.rest().size() < 2) {
			return null;
		}
		String name = this.place.rest().get(0).text();
		CorsProperty property = PropertyNames.property(name);
		if (property == null && ForeignNames.find(name) instanceof Counterpart.Property foreign) {
			property = foreign.property();
		}
		return (property != null && property.isList()) ? property : null;
	}

	private Mistake block(CorsProperty list) {
		List<Word> below = this.place.rest().subList(1, this.place.rest().size());
		Mistake mistake = Mistake.blockInList(list.key()).meaning(this.place.prefix() + "." + list.key());
		if (below.get(0).isNumber()) {
			boolean entry = this.alone && SELECTORS.contains(PolicyPlace.text(below.subList(1, below.size())));
			return mistake.settled(entry && add(list, this.line.value()));
		}
		if (below.size() > 1 || isFalse(this.line.value())) {
			return mistake.settled(below.size() == 1);
		}
		boolean keys = isTrue(this.line.value()) || this.line.value().isBlank();
		return mistake.settled(add(list, keys ? below.get(0).text() : this.line.value()));
	}

	private boolean add(CorsProperty list, String entry) {
		return this.values.add(this.line, this.place.prefix(), list, List.of(entry));
	}

	private static boolean isTrue(String value) {
		return Set.of("true", "yes", "on", "1").contains(value.strip().toLowerCase(Locale.ROOT));
	}

	private static boolean isFalse(String value) {
		return Set.of("false", "no", "off", "0").contains(value.strip().toLowerCase(Locale.ROOT));
	}

}
