package io.github.corsstarter.benchmarks;

import java.lang.reflect.Proxy;

/**
 * Stands in for what a stub does not have, so that a contestant that asks for more fails
 * instead of being timed on nothing.
 */
final class Unsupported {

	private Unsupported() {
	}

	static <T> T of(Class<T> type) {
		return type
			.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] { type }, (proxy, method, arguments) -> {
				throw new UnsupportedOperationException("The stub has no " + method);
			}));
	}

}
