package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;
import org.jspecify.annotations.Nullable;

import org.springframework.web.cors.CorsConfiguration;

/**
 * The origins that a configuration of Spring's grants, in the language of policies. None
 * is among them that the configuration does not grant.
 */
final class OriginEquivalents {

	private final boolean credentials;

	private final Set<String> origins = new LinkedHashSet<>();

	private final List<String> differences = new ArrayList<>();

	OriginEquivalents(CorsConfiguration configuration, boolean credentials) {
		this.credentials = credentials;
		for (String origin : list(configuration.getAllowedOrigins())) {
			add(origin, only(origin, null));
		}
		for (String pattern : list(configuration.getAllowedOriginPatterns())) {
			add(pattern, only(null, pattern));
		}
	}

	private static List<String> list(@Nullable List<String> values) {
		return (values != null) ? values : List.of();
	}

	private static CorsConfiguration only(@Nullable String origin, @Nullable String pattern) {
		CorsConfiguration configuration = new CorsConfiguration();
		if (origin != null) {
			configuration.addAllowedOrigin(origin);
		}
		if (pattern != null) {
			configuration.addAllowedOriginPattern(pattern);
		}
		return configuration;
	}

	private void add(String entry, CorsConfiguration configuration) {
		if (entry.equals(CorsConfiguration.ALL)) {
			addAny(configuration.getAllowedOrigins() != null);
		}
		else if (entry.equals("null")) {
			addOpaque();
		}
		else {
			addPattern(entry, configuration);
		}
	}

	private void addAny(boolean exact) {
		if (!this.credentials) {
			this.origins.add(CorsConfiguration.ALL);
		}
		else if (exact) {
			this.differences
				.add("`*` with credentials fails at every request, so it grants nothing. Name the origins.");
		}
		else {
			this.differences
				.add("The pattern `*` with credentials gives every website the rights of the logged-in user. "
						+ "No policy can. Name the origins.");
		}
	}

	private void addOpaque() {
		if (this.credentials) {
			this.differences.add("`null` with credentials gives every website the rights of the logged-in user, since "
					+ "any page can send it from a sandboxed frame. No policy can.");
		}
		else {
			this.origins.add("null");
		}
	}

	private void addPattern(String entry, CorsConfiguration configuration) {
		List<String> granted = candidates(entry).stream()
			.filter((candidate) -> configuration.checkOrigin(example(candidate)) != null)
			.toList();
		this.origins.addAll(granted);
		if (granted.isEmpty()) {
			this.differences.add(grantsNothing(configuration, entry)
					? "`" + entry + "` matches nothing that a browser sends, so it grants nothing."
					: "`" + entry + "` has no equivalent, because wildcards stand for whole labels. Name the origins.");
		}
	}

	private static boolean grantsNothing(CorsConfiguration configuration, String entry) {
		return configuration.getAllowedOriginPatterns() == null || !entry.contains("*");
	}

	/**
	 * The entry itself, if it is one of a policy's, or what to write instead.
	 */
	private static List<String> candidates(String entry) {
		try {
			return List.of(OriginPattern.parse(entry).toString());
		}
		catch (InvalidOriginPatternException ex) {
			return ex.suggestions();
		}
	}

	private static String example(String pattern) {
		return pattern.replace("://*.", "://any.").replaceFirst(":\\*$", ":4711");
	}

	List<String> list() {
		return List.copyOf(this.origins);
	}

	List<String> differences() {
		return this.differences;
	}

}
