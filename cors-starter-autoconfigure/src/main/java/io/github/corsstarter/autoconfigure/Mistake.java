package io.github.corsstarter.autoconfigure;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * A mistake in the properties without its place: the one home of their texts.
 *
 * @param code the kind of mistake
 * @param sentence what is wrong
 * @param repair what to do
 * @param suggestions the entries to write instead
 * @param meant the name that was meant or {@code null} where the intention is not clear
 * @param settled whether the policy is complete without the line
 */
record Mistake(BindingCode code, String sentence, String repair, List<String> suggestions, @Nullable String meant,
		boolean settled) {

	private static final String UNKNOWN = "There is no such property.";

	private static Mistake of(BindingCode code, String sentence, String repair) {
		return new Mistake(code, sentence, repair, List.of(), null, false);
	}

	static Mistake unknown() {
		return of(BindingCode.UNKNOWN_PROPERTY, UNKNOWN, "The properties of a policy are " + properties() + ".");
	}

	private static String properties() {
		return Arrays.stream(CorsProperty.values())
			.map((property) -> "`" + property.key() + "`")
			.collect(Collectors.joining(", "));
	}

	static Mistake misnamed(String name) {
		return of(BindingCode.UNKNOWN_PROPERTY, UNKNOWN, "Did you mean `" + name + "`?").meaning(name);
	}

	static Mistake switchForAny(String list) {
		return of(BindingCode.UNKNOWN_PROPERTY, UNKNOWN, "Did you mean `" + list + ": \"*\"`?").meaning(list);
	}

	static Mistake absent(Absence absence) {
		return of(BindingCode.UNKNOWN_PROPERTY, UNKNOWN, absence.sentence());
	}

	static Mistake variableOfPolicy(String policy, @Nullable String variable) {
		return of(BindingCode.UNKNOWN_PROPERTY, UNKNOWN,
				"Did you mean the policy `" + policy + "`? " + spelling(variable));
	}

	static Mistake variableOfProperty(String property, @Nullable String variable) {
		return of(BindingCode.UNKNOWN_PROPERTY, UNKNOWN, "Did you mean `" + property + "`? " + spelling(variable));
	}

	private static String spelling(@Nullable String variable) {
		return (variable != null) ? "Its variable is `" + variable + "`."
				: "No variable can name this policy; set the property in a file.";
	}

	static Mistake severalWords(String written, String policy) {
		return of(BindingCode.POLICY_NAME, "The dot ends the name of the policy.",
				"Name the policy `" + policy + "`, or write its name in brackets: `\"[" + written + "]\"`.");
	}

	static Mistake notBoolean() {
		return of(BindingCode.VALUE_NOT_BOOLEAN, "The value is neither `true` nor `false`.",
				"Write `true` or `false`.");
	}

	static Mistake notNumber() {
		return of(BindingCode.VALUE_NOT_NUMBER, "The value is not a whole number.",
				"Write a number such as `-2147483638`.");
	}

	static Mistake notDuration(@Nullable String duration) {
		Mistake mistake = of(BindingCode.VALUE_NOT_DURATION, "The value is not a duration.",
				(duration != null) ? "Use `" + duration + "`." : "Write seconds such as `600`, or `30m`, or `2h`.");
		return (duration != null) ? mistake.suggesting(List.of(duration)) : mistake;
	}

	static Mistake notListed(String names) {
		return of(BindingCode.VALUE_NOT_LISTED, "The value is not one of the allowed names.",
				"Write one of " + names + ".");
	}

	static Mistake notPolicy(String prefix) {
		return of(BindingCode.VALUE_NOT_POLICY, "A policy is a block of properties, but this is a plain value.",
				"Write the properties of the policy below its name, such as `" + prefix + ".allowed-origins`.");
	}

	static Mistake emptyPolicy(String prefix) {
		return of(BindingCode.VALUE_NOT_POLICY, "A policy is a block of properties, but this one is empty.",
				"Write the properties of the policy below its name, such as `" + prefix
						+ ".allowed-origins`, or remove the name.");
	}

	static Mistake rootNotBlock() {
		return of(BindingCode.VALUE_NOT_BLOCK, "`cors` is a block of properties, but this is a plain value.",
				"Write the origins below it as `cors.allowed-origins`, or turn CORS off with `cors.enabled: false`.");
	}

	static Mistake rootNotList() {
		return of(BindingCode.VALUE_NOT_BLOCK, "`cors` is a block of properties, but this is a list.",
				"Write origins as `cors.allowed-origins`, and policies as blocks with a name below `cors.policies`.");
	}

	/**
	 * A plain value where a block belongs: all policies, one of them, or other settings.
	 */
	static Mistake notBlock(ConfigurationPropertyName block) {
		if (PropertyNames.isPolicy(block)) {
			return notPolicy(block.toString());
		}
		String example = PropertyNames.exampleBelow(block);
		if (block.equals(PropertyNames.POLICIES)) {
			return of(BindingCode.VALUE_NOT_POLICY, "Policies are a map of names, but this is a plain value.",
					"Write each policy as a block with a name, such as `" + example + "`.");
		}
		return of(BindingCode.VALUE_NOT_BLOCK, "`" + block + "` is a block of properties, but this is a plain value.",
				"Did you mean `" + example + "`?");
	}

	static Mistake blockInList(String list) {
		return of(BindingCode.VALUE_NOT_LIST, "`" + list + "` is a list of texts, but this is a block.",
				"Write each value as an entry of the list.");
	}

	static Mistake wordInList(CorsProperty list, String word) {
		return of(BindingCode.VALUE_NOT_LIST, "`" + word + "` is not a value of this list.", advice(list));
	}

	private static String advice(CorsProperty list) {
		return switch (list) {
			case ALLOWED_ORIGINS -> "List origins such as `https://app.example.com`, or write `\"*\"` for every origin "
					+ "without credentials, or `none` for no other origin.";
			case PATHS -> "List paths such as `/api/**`, or `/**` for all.";
			case ORIGINS_FROM -> "List the names of sources, or leave the property out.";
			case TOLERATE -> "List the exceptions, or leave the property out.";
			default -> "List names, or write `\"*\"` for all of them, or `[]` for none.";
		};
	}

	static Mistake listNotation(List<String> entries) {
		String list = entries.stream().map((entry) -> "\"" + entry + "\"").collect(Collectors.joining(", ", "[", "]"));
		return of(BindingCode.LIST_NOTATION, "The value looks like a list but is a single text.",
				"Write `" + list + "` without quotes around it, or separate the entries with commas only.");
	}

	static Mistake notSingle(String name) {
		return of(BindingCode.VALUE_NOT_SINGLE, "The property takes one value, but this is a list or a block.",
				"Write the value as `" + name + "`.");
	}

	static Mistake listGap(String value) {
		return of(BindingCode.LIST_GAP,
				"The elements of a list are numbered from 0 without gaps, and the lists of two sources are not merged.",
				"Number the elements from 0.")
			.suggesting(List.of(value));
	}

	static Mistake listTwice() {
		return of(BindingCode.LIST_TWICE,
				"The list also has a value without a number, so its numbered entries are ignored.",
				"Write all entries in one way, separated by commas or each with its number.");
	}

	static Mistake propertyTwice(String other) {
		return of(BindingCode.PROPERTY_TWICE,
				"The property is also there in another spelling, and only one of its values would be read.",
				"Keep one of the two; the other is " + other + ".");
	}

	static Mistake notReadable(String reason) {
		return of(BindingCode.VALUE_NOT_READABLE, "The value cannot be read: " + reason + ".",
				"Write it as described in the documentation of the property.");
	}

	static Mistake policiesList() {
		return of(BindingCode.POLICIES_LIST, "Policies are a map of names, but these have numbers, as in a list.",
				"Write each policy as a block whose key is its name.");
	}

	static Mistake namedByPath(String prefix) {
		return of(BindingCode.POLICY_NAME, "The key of a policy is its name, not its path.",
				"Choose a name and list the path as `" + prefix + ".paths`.");
	}

	static Mistake namedByOrigin(String prefix) {
		return of(BindingCode.POLICY_NAME, "The key of a policy is its name, not its origin.",
				"Choose a name and list the origin as `" + prefix + ".allowed-origins`.");
	}

	static Mistake defaultTwice(String place) {
		return of(BindingCode.DEFAULT_POLICY_TWICE,
				"Properties directly under `cors` configure the policy `default`, and there is another policy with that name.",
				"Keep one of the two; the other is at " + place + ".");
	}

	static Mistake sourceGone() {
		return of(BindingCode.SOURCE_GONE,
				"The file is no longer there, but its values still hold, which they will not after a restart.",
				"Restart the application if they shall not hold, or put the file back.");
	}

	static Mistake unknownSource(Collection<String> names) {
		return of(BindingCode.SOURCE_UNKNOWN, "There is no source of origins with that name.", names.isEmpty()
				? "Add `cors-starter-jdbc` for the source `jdbc`, or define a `CorsOriginSource` bean."
				: "The sources are "
						+ names.stream().sorted().map((name) -> "`" + name + "`").collect(Collectors.joining(", "))
						+ ".");
	}

	static Mistake settingOutOfRange(String range) {
		return of(BindingCode.SETTING_OUT_OF_RANGE, "The value is out of range.", range);
	}

	static Mistake snapshotWithoutFile() {
		return of(BindingCode.SETTING_OUT_OF_RANGE, "A start from a snapshot needs the file of the snapshot.",
				"Set `snapshot-file` of the source.");
	}

	static Mistake configurationUnreadable(Exception problem) {
		return of(BindingCode.CONFIGURATION_UNREADABLE, "The configuration cannot be read: " + Causes.first(problem),
				"Correct the file that the message names.");
	}

	static Mistake selfOriginPattern() {
		return of(BindingCode.SELF_ORIGIN_PATTERN,
				"The application's own origins are exact, without wildcards and without `null`.",
				"Write `https://host` or `https://host:port`.");
	}

	static Mistake selfOriginAllowed(String place) {
		return of(BindingCode.SELF_ORIGIN_ALLOWED, "The origin is also one of the application's own: " + place + ".",
				"Keep this line if its pages come from elsewhere, or the other one if they come from this application.");
	}

	static Mistake filterOrderTooEarly() {
		return of(BindingCode.FILTER_ORDER_TOO_EARLY,
				"The filter runs before the one that evaluates forwarded headers, so behind a proxy the application does "
						+ "not know its own origin.",
				"Use `-2147483646` or more; the default is `-2147483638`.");
	}

	static Mistake filterOrderTooLate() {
		return of(BindingCode.FILTER_ORDER_TOO_LATE,
				"The filter runs after Spring Security, which refuses preflights because they carry no credentials.",
				"Use less than `-100`; the default is `-2147483638`.");
	}

	static Mistake ownOriginNotListed() {
		return of(BindingCode.OWN_ORIGIN_NOT_LISTED,
				"Only listed origins count as the application's own, and none is listed.",
				"List the application's origins in `cors.self-origins`, such as `https://tools.example.com`.");
	}

	static Mistake ownOriginFromRequest() {
		return of(BindingCode.OWN_ORIGIN_FROM_REQUEST,
				"A page that points its own host name at this server (DNS rebinding) counts as the application's own.",
				"Set `cors.own-origin: listed`, and list the application's origins other than loopback in "
						+ "`cors.self-origins`.");
	}

	static Mistake policyOfVariables(String policy, String paths) {
		return of(BindingCode.POLICY_OF_VARIABLES,
				"Only environment variables define the policy `" + policy + "`, and it applies to all paths.",
				"Set `" + paths + "`, or rename the variable if it belongs to another policy or program.");
	}

	static Mistake propertiesUnused() {
		return of(BindingCode.PROPERTIES_UNUSED,
				"The application has its own `CorsPolicyRegistry` bean, so this policy is not used.",
				"Remove the property, or the bean.");
	}

	Mistake meaning(String name) {
		return new Mistake(this.code, this.sentence, this.repair, this.suggestions, name, true);
	}

	/**
	 * The same mistake in a line whose value is not read under another name.
	 */
	Mistake open() {
		return new Mistake(this.code, this.sentence, this.repair, this.suggestions, this.meant, false);
	}

	Mistake settled(boolean settled) {
		return new Mistake(this.code, this.sentence, this.repair, this.suggestions, this.meant, settled);
	}

	Mistake suggesting(List<String> entries) {
		return new Mistake(this.code, this.sentence, this.repair, entries, this.meant, this.settled);
	}

	CorsViolation in(String policy, WrittenLine line) {
		return at(policy, line.shownName(), null, null, line.value(), Locations.describe(line.property()));
	}

	CorsViolation at(String policy, String property, @Nullable CorsProperty target, @Nullable Integer index,
			@Nullable String value, @Nullable String location) {
		return new CorsViolation(this.code, policy, property, target, index, value, this.sentence, this.repair,
				this.suggestions, this.meant, this.settled, location);
	}

}
