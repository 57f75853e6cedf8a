package io.github.corsstarter.jdbc;

import java.util.Set;

import org.springframework.boot.sql.init.dependency.AbstractBeansOfTypeDatabaseInitializerDetector;
import org.springframework.core.Ordered;

/**
 * Has the table of origins created after migrations, which may create it themselves, and
 * before the application's own scripts, which may fill it.
 */
final class OriginsSchemaDetector extends AbstractBeansOfTypeDatabaseInitializerDetector {

	/**
	 * One before the scripts of the application.
	 */
	private static final int ORDER = Ordered.LOWEST_PRECEDENCE - 101;

	@Override
	protected Set<Class<?>> getDatabaseInitializerBeanTypes() {
		return Set.of(OriginsSchema.class);
	}

	@Override
	public int getOrder() {
		return ORDER;
	}

}
