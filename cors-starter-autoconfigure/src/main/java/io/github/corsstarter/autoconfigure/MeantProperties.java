package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;
import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.PlaceholdersResolver;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertySource;
import org.springframework.boot.context.properties.source.IterableConfigurationPropertySource;

/**
 * Reads what is written under {@code cors} as it was meant, and reports where it has to
 * be written differently.
 */
final class MeantProperties {

	private final List<ConfigurationPropertySource> sources = new ArrayList<>();

	private final List<WrittenLine> lines = new ArrayList<>();

	private final PolicyPlaces places = new PolicyPlaces();

	private final MeantValues values = new MeantValues();

	private final MisplacedPolicies misplaced = new MisplacedPolicies();

	private final Map<Object, Integer> entries = new HashMap<>();

	private final Map<WrittenLine, String> repeated = new LinkedHashMap<>();

	private final List<CorsViolation> violations = new ArrayList<>();

	private MeantProperties(Iterable<ConfigurationPropertySource> sources, PlaceholdersResolver resolver) {
		sources.forEach((source) -> add(source, resolver));
		this.lines.forEach(this::prepare);
		Map<WrittenLine, PolicyPlace> others = new LinkedHashMap<>();
		this.lines.forEach((line) -> readRight(line, others));
		others.forEach(this::readWrong);
		this.repeated.forEach(this::readRepeated);
		this.violations.addAll(0, this.misplaced.report(this.values));
		this.values.write();
	}

	static MeantProperties read(Iterable<ConfigurationPropertySource> sources, PlaceholdersResolver resolver) {
		return new MeantProperties(sources, resolver);
	}

	List<ConfigurationPropertySource> sources() {
		return this.sources;
	}

	List<CorsViolation> violations() {
		return this.violations;
	}

	private void add(ConfigurationPropertySource source, PlaceholdersResolver resolver) {
		if (!(source instanceof IterableConfigurationPropertySource iterable)) {
			this.sources.add(source);
			return;
		}
		MeantSource meant = new MeantSource(iterable);
		this.sources.add(meant);
		boolean variables = EnvironmentVariables.isSource(source);
		RawKeys keys = new RawKeys(source, variables);
		iterable.stream()
			.filter((name) -> PropertyNames.ROOT.equals(name) || PropertyNames.ROOT.isAncestorOf(name))
			.distinct()
			.map(iterable::getConfigurationProperty)
			.filter(Objects::nonNull)
			.forEach((property) -> this.lines.add(WrittenLine.of(meant, property, keys.get(property.getName()),
					resolve(property.getValue(), resolver), variables)));
		keys.overlooked()
			.forEach((key, property) -> this.lines
				.add(WrittenLine.of(meant, property, key, resolve(property.getValue(), resolver), false)));
		keys.repetitions()
			.forEach((repetition) -> this.repeated.put(WrittenLine.of(meant, repetition.property(), repetition.key(),
					resolve(repetition.property().getValue(), resolver), false), repetition.other()));
	}

	/**
	 * The value with its placeholders resolved, or as it is if they are circular.
	 */
	private static Object resolve(Object value, PlaceholdersResolver resolver) {
		try {
			return Objects.requireNonNullElse(resolver.resolvePlaceholders(value), value);
		}
		catch (IllegalArgumentException ex) {
			return value;
		}
	}

	private void prepare(WrittenLine line) {
		this.entries.merge(line.entry(), 1, Integer::sum);
		if (!line.variable()) {
			this.places.prepare(line.key(), line.name(), line.value());
		}
	}

	/**
	 * Read the correct lines, to which those with wrong names are added.
	 */
	private void readRight(WrittenLine line, Map<WrittenLine, PolicyPlace> others) {
		if (line.name().equals(PropertyNames.ROOT)) {
			readRoot(line);
			return;
		}
		if (line.value().isBlank() && PropertyNames.isBlock(line.name())) {
			line.source().hide(line.name());
			return;
		}
		if (!line.value().isBlank() && (PropertyNames.isBlock(line.name()) || PropertyNames.isPolicy(line.name()))) {
			readBlock(line);
			return;
		}
		PolicyPlace found = (line.variable() && !PropertyNames.POLICIES.isAncestorOf(line.name())) ? null
				: this.places.find(line.key(), line.name());
		PolicyPlace place = (found != null) ? found : PolicyPlace.shorthand(line.key());
		CorsProperty property = property(line, place);
		if (isIgnored(line) && (property == null || property.isList())) {
			readIgnored(line, place, property);
		}
		else if (property != null && place.isRight() && !isIndexedValue(line, property)) {
			readValue(line, place, property);
		}
		else if (!place.isRight() || property != null || !isGeneral(line, place)) {
			others.put(line, place);
		}
	}

	/**
	 * Whether a line is a numbered entry of a list that the same source has as one value:
	 * the binder reads that and nothing else.
	 */
	private static boolean isIgnored(WrittenLine line) {
		ConfigurationPropertyName name = line.name();
		return name.isLastElementIndexed() && PropertyNames.isKnown(name)
				&& line.source().getConfigurationProperty(name.getParent()) != null;
	}

	private void readIgnored(WrittenLine line, PolicyPlace place, @Nullable CorsProperty property) {
		boolean read = property != null
				&& this.values.add(line, place.prefix(), property, List.of(line.value().strip()));
		this.violations.add(Mistake.listTwice().settled(read).in((property != null) ? place.name() : "", line));
	}

	/**
	 * The property named by all words after the policy; only variables may join it from
	 * several.
	 */
	private static @Nullable CorsProperty property(WrittenLine line, PolicyPlace place) {
		boolean whole = place.rest().size() == 1 || (line.variable() && !place.rest().isEmpty());
		return whole ? PropertyNames.property(PolicyPlace.text(place.rest())) : null;
	}

	private static boolean isIndexedValue(WrittenLine line, CorsProperty property) {
		return !property.isList() && line.key().index() >= 0;
	}

	/**
	 * Whether a line is a setting, or a policy as a whole, or a variable of another
	 * program.
	 */
	private static boolean isGeneral(WrittenLine line, PolicyPlace place) {
		if (place.rest().isEmpty() || (PropertyNames.isKnown(line.name()) && !line.key().isLongerThan(line.name()))) {
			return true;
		}
		boolean named = PropertyNames.POLICIES.isAncestorOf(line.name());
		boolean below = line.name().getNumberOfElements() > 3 && line.name().isNumericIndex(2);
		return line.variable() && !named && !(below && PropertyNames.isKnown(line.name().chop(3)));
	}

	/**
	 * Read a value that is written instead of the whole block.
	 */
	private void readRoot(WrittenLine line) {
		line.source().hide(line.name());
		if (!line.value().isBlank() && !line.variable()) {
			add(Mistake.rootNotBlock(), readOrigins(line), line);
		}
	}

	/**
	 * Report a text where a block belongs. The binder would ignore it if another line is
	 * below the block, in this source or another.
	 */
	private void readBlock(WrittenLine line) {
		line.source().hide(line.name());
		PolicyPlace place = this.places.find(line.key(), line.name());
		this.violations.add(Mistake.notBlock(line.name()).in((place != null) ? place.name() : "", line));
	}

	private boolean readOrigins(WrittenLine line) {
		List<String> notation = ListNotation.parse(line.value());
		List<String> entries = (notation != null) ? notation : List.of(line.value().strip().split("[,\\s]+"));
		return entries.stream().allMatch(MeantProperties::isOrigin)
				&& this.values.add(line, PropertyNames.ROOT, CorsProperty.ALLOWED_ORIGINS, entries);
	}

	private static boolean isOrigin(String text) {
		try {
			OriginPattern.parse(text);
			return true;
		}
		catch (InvalidOriginPatternException ex) {
			return false;
		}
	}

	/**
	 * Read a value under its correct name: lists may be in another notation or be words.
	 */
	private void readValue(WrittenLine line, PolicyPlace place, CorsProperty property) {
		int index = line.key().index();
		List<String> entries = (property.isList() && index < 0) ? ListNotation.parse(line.value()) : null;
		entries = (property == CorsProperty.PATHS && entries == null) ? ListNotation.paths(line.value()) : entries;
		if (entries != null) {
			this.values.add(line, place.prefix(), property, entries);
			add(Mistake.listNotation(entries).settled(true), line, place, property);
			return;
		}
		if (property == CorsProperty.ALLOWED_ORIGINS && index < 0 && hasCommaInBrackets(line.value())) {
			this.values.add(line, place.prefix(), property, ListNotation.split(line.value()));
			return;
		}
		this.values.addRight(line, place.prefix(), property);
		if (property.isList() && ListWords.contains(property, line.value())) {
			add(Mistake.wordInList(property, line.value().strip()), line, place, property);
		}
	}

	/**
	 * Whether the binder would split an entry into pieces, none of which is an origin.
	 */
	private static boolean hasCommaInBrackets(String value) {
		return ListNotation.split(value).stream().anyMatch((entry) -> entry.indexOf(',') >= 0);
	}

	private void add(Mistake mistake, WrittenLine line, PolicyPlace place, CorsProperty property) {
		int index = line.key().index();
		this.violations.add(mistake.at(place.name(), line.shownName(), property, (index < 0) ? null : index,
				line.value(), Locations.describe(line.property())));
	}

	private void readWrong(WrittenLine line, PolicyPlace place) {
		CorsProperty property = property(line, place);
		if (place.rest().isEmpty()) {
			readItem(line, place);
			return;
		}
		if (!place.isRight() && !line.variable()) {
			this.misplaced.add(line, place);
		}
		if (this.places.isItemName(line.key())) {
			line.source().hide(line.name());
			this.misplaced.add(line, place);
			return;
		}
		if (property == null || (line.variable() && !place.isRight())) {
			boolean alone = this.entries.getOrDefault(line.entry(), 0) == 1;
			this.violations.add(new MisnamedLine(line, place, this.values, alone).read());
		}
		else if (isIndexedValue(line, property)) {
			boolean moved = this.values.add(line, place.prefix(), property, MeantValues.read(line, property));
			add(Mistake.notSingle(place.prefix() + "." + property.key()).settled(moved), line, place, property);
		}
		else if (!this.values.add(line, place.prefix(), property, MeantValues.read(line, property))) {
			this.violations.add(Mistake.misnamed(place.prefix() + "." + property.key()).open().in(place.name(), line));
		}
	}

	private void readRepeated(WrittenLine line, String other) {
		PolicyPlace place = this.places.find(line.key(), line.name());
		place = (place != null) ? place : PolicyPlace.shorthand(line.key());
		this.violations.add(Mistake.propertyTwice(other).in((property(line, place) != null) ? place.name() : "", line));
	}

	/**
	 * Read a text where a policy was expected: as an item of a list or under a path.
	 */
	private void readItem(WrittenLine line, PolicyPlace place) {
		line.source().hide(line.name());
		boolean root = line.key().words().get(0).isNumber();
		if (root && this.violations.stream().anyMatch((other) -> other.code() == BindingCode.VALUE_NOT_BLOCK)) {
			readOrigins(line);
			return;
		}
		if (root) {
			add(Mistake.rootNotList(), readOrigins(line), line);
		}
		else {
			this.violations.add(Mistake.notPolicy(place.prefix().toString()).in(place.name(), line));
		}
	}

	private void add(Mistake mistake, boolean read, WrittenLine line) {
		this.violations.add(mistake.settled(read).in(read ? CorsPolicy.DEFAULT_NAME : "", line));
	}

}
