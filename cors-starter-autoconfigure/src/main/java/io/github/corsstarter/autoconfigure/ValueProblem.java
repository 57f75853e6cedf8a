package io.github.corsstarter.autoconfigure;

import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsViolation;
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
		Class<?> type = type(failure.target().getType());
		BindingProblem problem = problem(type, failure.error());
		String argument = type.isEnum() ? constants(type) : reason(failure.error());
		return problem.violation(policy, name, bound.value(name), bound.location(name), argument);
	}

	private static Class<?> type(ResolvableType type) {
		Class<?> resolved = type.resolve(Object.class);
		if (Map.class.isAssignableFrom(resolved)) {
			return Map.class;
		}
		return type.hasGenerics() ? type.getGeneric(0).resolve(resolved) : resolved;
	}

	private static BindingProblem problem(Class<?> type, Exception error) {
		if (error instanceof UnboundConfigurationPropertiesException) {
			return BindingProblem.LIST_GAP;
		}
		if (type == Map.class || type == CorsPolicyProperties.class) {
			return BindingProblem.VALUE_NOT_POLICY;
		}
		if (type == boolean.class || type == Boolean.class) {
			return BindingProblem.VALUE_NOT_BOOLEAN;
		}
		if (type == int.class) {
			return BindingProblem.VALUE_NOT_NUMBER;
		}
		if (type == Duration.class) {
			return BindingProblem.VALUE_NOT_DURATION;
		}
		return type.isEnum() ? BindingProblem.VALUE_NOT_LISTED : BindingProblem.VALUE_NOT_READABLE;
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
