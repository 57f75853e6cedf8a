package io.github.corsstarter.autoconfigure;

import java.util.List;

import io.github.corsstarter.CorsViolation;
import io.github.corsstarter.CorsViolation.Severity;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * What can be wrong with the properties before there are policies: the one place where
 * each text is written. {@code %s} stands for what differs from case to case.
 */
enum BindingProblem implements CorsViolation.Code {

	UNKNOWN_PROPERTY("There is no such property.", "%s"),

	VALUE_NOT_BOOLEAN("The value is neither `true` nor `false`.", "Write `true` or `false`."),

	VALUE_NOT_NUMBER("The value is no whole number.", "Write a number such as `-2147483638`."),

	VALUE_NOT_DURATION("The value is no duration.", "Write seconds such as `600`, or `30m`, or `2h`."),

	VALUE_NOT_LISTED("The value is not one of those that exist here.", "Write one of %s."),

	VALUE_NOT_POLICY("A policy is a block of properties with a name; here is a text in its place.",
			"Write the properties of the policy under its name, or remove it."),

	LIST_GAP("The elements of a list are numbered from 0 without gaps.", "Number them anew."),

	VALUE_NOT_READABLE("The value cannot be read: %s.", "Write it as the documentation of the property says."),

	DEFAULT_POLICY_TWICE(
			"Properties directly under `cors` are the policy `default`, and there is one of that name too.",
			"Keep one of the two: %s."),

	SELF_ORIGIN_PATTERN("The application's own origins are exact; there is no wildcard and no `null` among them.",
			"Write `https://host` or `https://host:port`.");

	private final String sentence;

	private final String repair;

	BindingProblem(String sentence, String repair) {
		this.sentence = sentence;
		this.repair = repair;
	}

	@Override
	public Severity severity() {
		return Severity.ERROR;
	}

	CorsViolation violation(String policy, ConfigurationPropertyName name, @Nullable String value,
			@Nullable String location, String... arguments) {
		return violation(policy, name, value, location, null, arguments);
	}

	CorsViolation violation(String policy, ConfigurationPropertyName name, @Nullable String value,
			@Nullable String location, @Nullable ConfigurationPropertyName meant, String... arguments) {
		return new CorsViolation(this, policy, name.toString(), PropertyNames.property(name), PropertyNames.index(name),
				value, String.format(this.sentence, (Object[]) arguments),
				String.format(this.repair, (Object[]) arguments), List.of(), (meant != null) ? meant.toString() : null,
				location);
	}

}
