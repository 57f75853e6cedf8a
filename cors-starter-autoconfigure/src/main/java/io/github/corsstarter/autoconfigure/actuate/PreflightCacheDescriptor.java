package io.github.corsstarter.autoconfigure.actuate;

import java.time.Duration;
import java.util.List;

import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.PreflightCacheTimes;

/**
 * How long browsers really keep the answer to a preflight, in seconds.
 *
 * @param configured what they are told
 * @param chromium what Chromium makes of it
 * @param firefox what Firefox makes of it
 * @param webkit what Safari makes of it
 */
public record PreflightCacheDescriptor(long configured, long chromium, long firefox, long webkit) {

	static PreflightCacheDescriptor of(Duration maxAge) {
		PreflightCacheTimes times = Browser.maxAge(List.of(Long.toString(maxAge.toSeconds())));
		return new PreflightCacheDescriptor(maxAge.toSeconds(), times.chromium(), times.firefox(), times.webkit());
	}

}
