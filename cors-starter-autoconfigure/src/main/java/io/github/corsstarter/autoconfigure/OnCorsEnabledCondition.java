package io.github.corsstarter.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotatedTypeMetadata;

/**
 * Matches unless the starter is turned off. A value that is neither true nor false does
 * not turn it off; it is reported with all other mistakes.
 */
final class OnCorsEnabledCondition extends SpringBootCondition {

	private static final String PROPERTY = "cors.enabled";

	@Override
	public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
		ConditionMessage.Builder message = ConditionMessage.forCondition("CORS Enabled");
		return isEnabled(context.getEnvironment()) ? ConditionOutcome.match(message.because(PROPERTY + " is not false"))
				: ConditionOutcome.noMatch(message.because(PROPERTY + " is false"));
	}

	private static boolean isEnabled(Environment environment) {
		try {
			return !Boolean.FALSE.equals(Binder.get(environment).bind(PROPERTY, Boolean.class).orElse(true));
		}
		catch (BindException ex) {
			return true;
		}
	}

}
