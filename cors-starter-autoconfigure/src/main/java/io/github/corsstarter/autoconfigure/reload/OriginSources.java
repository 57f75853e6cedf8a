package io.github.corsstarter.autoconfigure.reload;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsOriginSource;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.CorsOriginSupply;
import io.github.corsstarter.autoconfigure.CorsProperties;
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
	public List<CorsPolicy> supply(List<CorsPolicy> policies, Map<String, CorsProperties.Source> settings) {
		Set<String> named = new LinkedHashSet<>();
		policies.forEach((policy) -> named.addAll(policy.originsFrom()));
		named.retainAll(this.feeds.keySet());
		List<SourceFeed> asked = new ArrayList<>();
		for (String name : named) {
			SourceFeed feed = feed(name);
			feed.configure(settings.getOrDefault(name, new CorsProperties.Source()));
			ask(feed, settings.getOrDefault(name, new CorsProperties.Source()));
			asked.add(feed);
		}
		this.used = Set.copyOf(named);
		return new SourcedPolicies(policies, asked).create();
	}

	private SourceFeed feed(String name) {
		SourceFeed feed = this.feeds.get(name);
		if (feed == null) {
			throw new IllegalArgumentException("There is no source '" + name + "'");
		}
		return feed;
	}

	/**
	 * Ask a source for the first time.
	 */
	private static void ask(SourceFeed feed, CorsProperties.Source settings) {
		if (feed.entries() != null || feed.fetch()) {
			return;
		}
		switch (settings.getAtStart()) {
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
