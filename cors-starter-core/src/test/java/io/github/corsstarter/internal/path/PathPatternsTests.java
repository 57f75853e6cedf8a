package io.github.corsstarter.internal.path;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests what is known about patterns without a path.
 */
class PathPatternsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "/**|/a/**|true", "/a/**|/a|true", "/a/**|/a/{id}|true", "a/**|/a/b|true",
					"/a/**|/a/{*rest}|true", "/{*rest}|/a/**|true", "/a/*|/a/{id}|true", "/a|/a|true", "[|[|true",
					"/a/*|/a/**|false", "/a/*/**|/a/**|false", "/a/x|/a/{id}|false", "/a/{id:[0-9]+}|/a/{id}|false",
					"/b/**|/a/**|false", "/a/{|/a/b|false", "/a/**|/{|false" })
	void aPatternCoversAnother(String pattern, String other, boolean covers) {
		assertThat(PathPatterns.covers(pattern, other)).isEqualTo(covers);
	}

}
