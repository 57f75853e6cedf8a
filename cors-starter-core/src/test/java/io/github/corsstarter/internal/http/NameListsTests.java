package io.github.corsstarter.internal.http;

import java.util.List;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NameListsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "Accept | Accept", "Origin | ''", "ORIGIN | ''", "Origin, Accept | Accept",
					"'Accept ,\torigin, Cookie' | Accept, Cookie", "'Accept,Cookie' | Accept,Cookie", "'' | ''",
					"',origin,' | ''", "Or\u0131gin | Or\u0131gin" })
	void onlyMissingNamesAreLeft(String line, String missing) {
		assertThat(NameLists.missing(line, List.of("X", "Origin, Y"))).isEqualTo(missing);
	}

	@Test
	void everyNameStaysWhereItIsFirst() {
		assertThat(NameLists.distinct(List.of("Origin, Accept", "origin", "Cookie, accept", "X")))
			.containsExactly("Origin, Accept", "Cookie", "X");
	}

	@Property
	void anyTextMayBeThere(@ForAll List<String> lines) {
		List<String> distinct = NameLists.distinct(lines);
		assertThat(NameLists.distinct(distinct)).isEqualTo(distinct);
		assertThat(distinct).allMatch((line) -> !NameLists.missing(line, List.of()).isEmpty());
	}

}
