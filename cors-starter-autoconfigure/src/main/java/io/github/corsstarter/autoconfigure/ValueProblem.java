package io.github.corsstarter.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.ResolvableType;

/**
 * Says what is wrong with a value that could not be converted to the type of its
 * property.
 */
final class ValueProblem {

	private ValueProblem() {
	}

	static CorsViolation violation(String policy, ConfigurationPropertyName name, BoundProperties bound,
			BoundProperties.Failure failure) {
		String value = bound.value(name);
		Mistake mistake = mistake(name, (value != null) ? value : "", failure);
		return mistake.at(policy, name.toString(), PropertyNames.property(name), PropertyNames.index(name), value,
				bound.location(name));
	}

	private static Class<?> type(ResolvableType type) {
		Class<?> resolved = type.resolve(Object.class);
		return type.hasGenerics() ? type.getGeneric(0).resolve(resolved) : resolved;
	}

	private static Mistake mistake(ConfigurationPropertyName name, String value, BoundProperties.Failure failure) {
		Class<?> type = type(failure.target().getType());
		if (failure.error() instanceof UnboundConfigurationPropertiesException) {
			return Mistake.listGap(value);
		}
		if (PropertyNames.isBlock(name)) {
			return Mistake.notBlock(name);
		}
		if (type == CorsPolicyProperties.class) {
			return value.isBlank() ? Mistake.emptyPolicy(name.toString()) : Mistake.notPolicy(name.toString());
		}
		return type.isEnum() ? Mistake.notListed(constants(type)) : mistake(type, value, failure.error());
	}

	private static Mistake mistake(Class<?> type, String value, Exception error) {
		if (type == boolean.class || type == Boolean.class) {
			return Mistake.notBoolean();
		}
		if (type == int.class) {
			return Mistake.notNumber();
		}
		return (type == Duration.class) ? Mistake.notDuration(DurationNotation.parse(value))
				: Mistake.notReadable(reason(error));
	}

	private static String constants(Class<?> type) {
		return Arrays.stream(type.getEnumConstants())
			.map((constant) -> "`" + ((Enum<?>) constant).name().toLowerCase(Locale.ROOT).replace('_', '-') + "`")
			.collect(Collectors.joining(", "));
	}

	private static String reason(@Nullable Throwable error) {
		Throwable cause = error;
		while (cause != null && cause.getCause() != null) {
			cause = cause.getCause();
		}
		String message = (cause != null) ? cause.getMessage() : null;
		return (message != null) ? message.lines().findFirst().orElse("") : "its form is wrong";
	}

}
