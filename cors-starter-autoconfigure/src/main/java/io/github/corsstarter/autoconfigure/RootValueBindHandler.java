package io.github.corsstarter.autoconfigure;

import org.springframework.boot.context.properties.bind.AbstractBindHandler;
import org.springframework.boot.context.properties.bind.BindContext;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Leaves a value of {@code cors} itself alone when Spring Boot binds the properties: an
 * empty block, or a variable {@code CORS} of another program. Any other such value has
 * already been reported.
 */
final class RootValueBindHandler extends AbstractBindHandler {

	RootValueBindHandler(BindHandler parent) {
		super(parent);
	}

	@Override
	@SuppressWarnings("NullAway") // The contract allows null, the signature does not say
									// so.
	public Object onFailure(ConfigurationPropertyName name, Bindable<?> target, BindContext context, Exception error)
			throws Exception {
		return name.equals(PropertyNames.ROOT) ? null : super.onFailure(name, target, context, error);
	}

}
