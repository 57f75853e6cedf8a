package io.github.corsstarter.autoconfigure.explain;

import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * The base of requests and responses that are never sent: an interface whose methods do
 * nothing and return nothing.
 */
final class UnsentMessage {

	private static final Map<Class<?>, Object> NOTHING = Map.of(boolean.class, false, int.class, 0, long.class, 0L);

	private UnsentMessage() {
	}

	static <T> T of(Class<T> type) {
		return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type },
				(proxy, method, arguments) -> nothing(method)));
	}

	private static @Nullable Object nothing(Method method) {
		return NOTHING.get(method.getReturnType());
	}

}
