package io.github.corsstarter.explain;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Finds the path patterns that do not fit where the application is mounted, and what they
 * should be.
 */
final class PathCorrection {

	private final @Nullable PathPrefix context;

	private final List<PathPrefix> servlets;

	PathCorrection(CorsApplication application) {
		PathPrefix context = application.contextPath();
		// A first segment that equals the context path is right if handlers have it.
		this.context = (context != null && !application.hasHandlersBelow(context)) ? context : null;
		this.servlets = application.servletPaths();
	}

	/**
	 * The pattern as it should be.
	 */
	String correct(String pattern) {
		PathPrefix context = contextPath(pattern);
		String within = (context != null) ? context.removeFrom(pattern) : pattern;
		PathPrefix servlet = servletPath(within);
		return (servlet != null) ? servlet.path() + within : within;
	}

	/**
	 * The context path, if the pattern starts with it.
	 */
	@Nullable PathPrefix contextPath(String pattern) {
		return (this.context != null && this.context.isPrefixOf(pattern)) ? this.context : null;
	}

	/**
	 * The path that the pattern should start with, if no servlet serves what it matches.
	 */
	@Nullable PathPrefix servletPath(String pattern) {
		if (this.servlets.isEmpty() || this.servlets.stream().anyMatch((servlet) -> mayServe(servlet, pattern))) {
			return null;
		}
		return this.servlets.get(0);
	}

	private static boolean mayServe(PathPrefix servlet, String pattern) {
		String[] prefix = servlet.path().split("/", -1);
		String[] segments = pattern.split("/", -1);
		for (int i = 1; i < prefix.length; i++) {
			if (i >= segments.length) {
				return false;
			}
			if (segments[i].equals("**") || segments[i].startsWith("{*")) {
				return true;
			}
			if (!isVariable(segments[i]) && !segments[i].equals(prefix[i])) {
				return false;
			}
		}
		return true;
	}

	private static boolean isVariable(String segment) {
		return segment.chars().anyMatch((c) -> c == '*' || c == '?' || c == '{');
	}

}
