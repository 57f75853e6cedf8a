package io.github.corsstarter.browser;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests of {@link MaxAge} through {@link Browser}.
 */
class MaxAgeTests {

	@ParameterizedTest
	@CsvSource({ "0,0,0,0,0", "1,1,1,1,1", "'\t60 ',60,60,60,60", "0060,60,60,60,60", "600,600,600,600,600",
			"601,601,601,601,600", "7200,7200,7200,7200,600", "7201,7201,7200,7201,600", "86400,86400,7200,86400,600",
			"86401,86401,7200,86400,600" })
	void validSecondsAreCapped(String value, long fetch, long chromium, long firefox, long webkit) {
		assertThat(Browser.maxAge(List.of(value))).isEqualTo(new PreflightCacheTimes(fetch, chromium, firefox, webkit));
	}

	@ParameterizedTest
	@CsvSource({ "abc,5,0,0,5", "'',5,0,5,5", "-1,5,0,0,-1", "-100,5,0,0,-1", "-0,5,0,0,0", "+60,5,60,0,60",
			"1.5,5,0,0,5", "60s,5,0,0,5", "'60, 60',5,0,0,5", "1e3,5,0,0,5", "-,5,0,0,5", "+,5,0,0,5", "--1,5,0,0,5",
			"6 0,5,0,0,5", "\u0661,5,0,0,5" })
	void invalidSecondsAreReadInEveryEnginesOwnWay(String value, long fetch, long chromium, long firefox, long webkit) {
		assertThat(Browser.maxAge(List.of(value))).isEqualTo(new PreflightCacheTimes(fetch, chromium, firefox, webkit));
	}

	@ParameterizedTest
	@CsvSource({ "9223372036854775807,9223372036854775807,7200,86400,600",
			"9223372036854775808,9223372036854775807,7200,86400,5",
			"18446744073709551615,9223372036854775807,7200,86400,5",
			"18446744073709551616,9223372036854775807,0,86400,5", "-9223372036854775808,5,0,0,-1",
			"-9223372036854775809,5,0,0,5" })
	void hugeSecondsOverflowInTheirOwnTime(String value, long fetch, long chromium, long firefox, long webkit) {
		assertThat(Browser.maxAge(List.of(value))).isEqualTo(new PreflightCacheTimes(fetch, chromium, firefox, webkit));
	}

	@Test
	void noLineIsFiveSeconds() {
		assertThat(Browser.maxAge(List.of())).isEqualTo(new PreflightCacheTimes(5, 5, 5, 5));
	}

	@Test
	void twoLinesAreInvalid() {
		assertThat(Browser.maxAge(List.of("60", "60"))).isEqualTo(new PreflightCacheTimes(5, 0, 0, 5));
	}

}
