package io.github.corsstarter.benchmarks;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

import jakarta.servlet.FilterConfig;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

/**
 * The init parameters of a filter.
 */
record FilterParameters(Map<String, String> parameters) implements FilterConfig {

	@Override
	public String getFilterName() {
		return "cors";
	}

	@Override
	public ServletContext getServletContext() {
		return Unsupported.of(ServletContext.class);
	}

	@Override
	public @Nullable String getInitParameter(String name) {
		return this.parameters.get(name);
	}

	@Override
	public Enumeration<String> getInitParameterNames() {
		return Collections.enumeration(this.parameters.keySet());
	}

}
