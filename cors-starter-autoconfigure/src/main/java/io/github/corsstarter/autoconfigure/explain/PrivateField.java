package io.github.corsstarter.autoconfigure.explain;

import java.lang.reflect.Field;

import org.jspecify.annotations.Nullable;

import org.springframework.util.ReflectionUtils;

/**
 * Reads what Spring's filters and sources were given and do not tell, for reports only.
 */
final class PrivateField {

	private PrivateField() {
	}

	/**
	 * Read a field.
	 * @param object the object that has the field
	 * @param declaring the class that declares it
	 * @param type the type of the field
	 * @return its value or {@code null} if there is no such field or it cannot be read
	 */
	static <T> @Nullable T read(Object object, Class<?> declaring, Class<T> type) {
		Field field = ReflectionUtils.findField(declaring, null, type);
		if (field == null) {
			return null;
		}
		try {
			ReflectionUtils.makeAccessible(field);
			return type.cast(field.get(object));
		}
		catch (IllegalAccessException | RuntimeException ex) {
			return null;
		}
	}

}
