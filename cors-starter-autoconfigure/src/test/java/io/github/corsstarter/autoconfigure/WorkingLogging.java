package io.github.corsstarter.autoconfigure;

import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

import org.springframework.boot.logging.LoggingInitializationContext;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.core.env.StandardEnvironment;

/**
 * Sets logging up anew before a test that reads the log, because an application that did
 * not start in an earlier test has left it turned off.
 */
public final class WorkingLogging implements BeforeEachCallback {

	@Override
	public void beforeEach(ExtensionContext context) {
		LoggingSystem system = LoggingSystem.get(getClass().getClassLoader());
		system.cleanUp();
		system.beforeInitialize();
		system.initialize(new LoggingInitializationContext(new StandardEnvironment()), null, null);
	}

}
