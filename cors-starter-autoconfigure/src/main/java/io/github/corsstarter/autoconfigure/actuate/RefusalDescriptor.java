package io.github.corsstarter.autoconfigure.actuate;

import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Description of something that was refused.
 *
 * @param reason why
 * @param value the offending part of the request, fit to be shown
 * @param path the path pattern
 * @param count how often
 * @param firstSeen when first
 * @param lastSeen when last
 * @param properties the property that would have to change, of each policy that could
 * allow it; empty where no configuration would help
 * @param nearestOrigin the configured origin that is closest or {@code null} if none is
 */
public record RefusalDescriptor(String reason, String value, String path, long count, Instant firstSeen,
		Instant lastSeen, List<String> properties, @Nullable String nearestOrigin) {

}
