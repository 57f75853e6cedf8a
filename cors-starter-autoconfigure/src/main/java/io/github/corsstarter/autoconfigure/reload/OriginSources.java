package io.github.corsstarter.autoconfigure.reload;

import java.time.Clock;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsOriginSource;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.CorsOriginSupply;
import io.github.corsstarter.autoconfigure.CorsSourceProperties;
import io.github.corsstarter.validation.InvalidCorsPolicyException;

/**
 * The sources of origins of an application. Those that no policy names are never asked.
 */
public final class OriginSources implements CorsOriginSupply {

	private final Map<String, SourceFeed> feeds = new LinkedHashMap<>();

	private final TimedCalls calls = new TimedCalls();

	private volatile Set<String> used = Set.of();

	OriginSources(Collection<CorsOriginSource> sources, Clock clock) {
		sources.forEach((source) -> this.feeds.put(source.name(), new SourceFeed(source, this.calls, clock)));
	}

	@Override
	public Collection<String> names() {
		return this.feeds.keySet();
	}

	@Override
	public List<CorsPolicy> supply(List<CorsPolicy> policies, Map<String, CorsSourceProperties> settings) {
		Set<String> named = new HashSet<>();
		policies.forEach((policy) -> named.addAll(policy.originsFrom()));
		List<SourceFeed> asked = all().stream().filter((feed) -> named.contains(feed.name())).toList();
		for (SourceFeed feed : asked) {
			CorsSourceProperties properties = settings.getOrDefault(feed.name(), new CorsSourceProperties());
			feed.configure(properties);
			ask(feed, properties.getAtStart());
		}
		this.used = Set.copyOf(named);
		return new SourcedPolicies(policies, asked).create();
	}

	/**
	 * Ask a source for the first time.
	 */
	private static void ask(SourceFeed feed, CorsSourceProperties.AtStart atStart) {
		if (feed.entries() != null || feed.fetch()) {
			return;
		}
		switch (atStart) {
			case EMPTY -> feed.startEmpty();
			case SNAPSHOT -> {
				if (!feed.restore()) {
					throw unavailable(feed);
				}
			}
			case REQUIRE -> throw unavailable(feed);
		}
	}

	private static InvalidCorsPolicyException unavailable(SourceFeed feed) {
		String property = "cors.sources." + feed.name();
		return new InvalidCorsPolicyException(
				List.of(ReloadCode.SOURCE_UNAVAILABLE.of("", property, feed.problem(), null)), List.of());
	}

	Collection<SourceFeed> all() {
		return this.feeds.values();
	}

	boolean isUsed(SourceFeed feed) {
		return this.used.contains(feed.name());
	}

	/**
	 * How the sources are that policies name.
	 * @return a status for each
	 */
	public List<CorsSourceStatus> status() {
		return all().stream().filter(this::isUsed).map(SourceFeed::status).toList();
	}

}
