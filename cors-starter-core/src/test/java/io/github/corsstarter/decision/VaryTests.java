package io.github.corsstarter.decision;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class VaryTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "'' | Origin", "Accept | Origin", "Origin | ''", "origin | ''", "Accept, ORIGIN | ''",
					"' Accept ,\tOrigin ' | ''", "* | ''", "Accept, * | ''", "Origin-Agent | Origin",
					"X-Origin | Origin", "',,Origin,' | ''", "Or\u0131gin | Origin" })
	void theOriginIsAddedOnce(String present, String missing) {
		assertThat(Vary.ACTUAL.missing(List.of(present))).isEqualTo(missing);
	}

	@Test
	void onlyMissingNamesAreAdded() {
		String names = "Origin, Access-Control-Request-Method, Access-Control-Request-Headers";
		assertThat(Vary.PREFLIGHT.missing(List.of())).isEqualTo(names);
		assertThat(Vary.PREFLIGHT.missing(List.of("Accept", "access-control-request-method")))
			.isEqualTo("Origin, Access-Control-Request-Headers");
		assertThat(Vary.PREFLIGHT.missing(List.of("Origin", names))).isEmpty();
	}

	@Property
	void anyTextMayBeThere(@ForAll List<String> lines) {
		assertThat(Vary.ACTUAL.missing(lines)).isIn("", "Origin");
	}

}
