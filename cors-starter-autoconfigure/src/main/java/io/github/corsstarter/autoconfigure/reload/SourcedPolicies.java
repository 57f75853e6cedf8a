package io.github.corsstarter.autoconfigure.reload;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import io.github.corsstarter.CorsOriginSource.Entry;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.autoconfigure.reload.SourcePolicySource.SourceEntry;
import io.github.corsstarter.validation.CorsPolicyValidator;
import io.github.corsstarter.validation.CorsViolation;

/**
 * Adds what sources returned to the policies that name them. Every entry is validated as
 * if it were written in a file; one that is not valid is left out and reported, and never
 * spoils the others.
 */
final class SourcedPolicies {

	private static final String PROPERTY = "cors.sources.";

	private final List<CorsPolicy> configured;

	private final List<SourceFeed> feeds;

	private final Map<String, List<SourceEntry>> entries = new LinkedHashMap<>();

	private final Map<String, List<CorsViolation>> violations = new HashMap<>();

	SourcedPolicies(List<CorsPolicy> configured, List<SourceFeed> feeds) {
		this.configured = configured;
		this.feeds = feeds;
	}

	List<CorsPolicy> create() {
		this.feeds.forEach(this::collect);
		List<CorsPolicy> policies = policies();
		while (!this.entries.isEmpty() && removeInvalid(policies)) {
			policies = policies();
		}
		this.feeds.forEach((feed) -> feed.reject(this.violations.getOrDefault(feed.name(), List.of())));
		return policies;
	}

	private void collect(SourceFeed feed) {
		Map<String, Set<String>> taken = new HashMap<>();
		this.configured.stream()
			.filter((policy) -> policy.originsFrom().contains(feed.name()))
			.forEach((policy) -> taken.put(policy.name(), taken(policy)));
		for (Entry entry : Objects.requireNonNullElse(feed.entries(), List.<Entry>of())) {
			SourceEntry sourced = new SourceEntry(feed.name(), entry);
			Set<String> present = taken.get(entry.policy());
			if (present == null) {
				report(sourced, ReloadCode.SOURCE_ENTRY_WITHOUT_POLICY);
			}
			else if (entry.origin().equals("*") || entry.origin().equals("none")) {
				report(sourced, ReloadCode.SOURCE_ENTRY_NOT_ORIGIN);
			}
			else if (present.add(entry.origin())) {
				this.entries.computeIfAbsent(entry.policy(), (policy) -> new ArrayList<>()).add(sourced);
			}
		}
	}

	/**
	 * The origins that a policy has without this source.
	 */
	private Set<String> taken(CorsPolicy policy) {
		Set<String> taken = new HashSet<>(policy.allowedOrigins());
		this.entries.getOrDefault(policy.name(), List.of()).forEach((other) -> taken.add(other.entry().origin()));
		return taken;
	}

	private void report(SourceEntry entry, ReloadCode code) {
		add(entry,
				code.of(entry.entry().policy(), PROPERTY + entry.source(), entry.entry().origin(), entry.location()));
	}

	private void add(SourceEntry entry, CorsViolation violation) {
		this.violations.computeIfAbsent(entry.source(), (source) -> new ArrayList<>()).add(violation);
	}

	/**
	 * The policies with the entries that are left.
	 */
	private List<CorsPolicy> policies() {
		return this.configured.stream().map(this::policy).toList();
	}

	private CorsPolicy policy(CorsPolicy policy) {
		List<SourceEntry> added = this.entries.getOrDefault(policy.name(), List.of());
		if (added.isEmpty()) {
			return policy;
		}
		List<String> origins = new ArrayList<>(own(policy));
		added.forEach((entry) -> origins.add(entry.entry().origin()));
		return policy.toBuilder()
			.allowedOrigins(origins)
			.source(new SourcePolicySource(policy.source(), own(policy).size(), added))
			.build();
	}

	/**
	 * The origins in the configuration. The word that excludes all origins gives way to
	 * those of sources.
	 */
	private static List<String> own(CorsPolicy policy) {
		return policy.isForNobody() ? List.of() : policy.allowedOrigins();
	}

	/**
	 * Remove the entries that are not valid. Policies of sources are validated last, so
	 * that of two policies that allow the same origin on the same path, the one in the
	 * configuration stays.
	 */
	private boolean removeInvalid(List<CorsPolicy> policies) {
		List<CorsPolicy> ordered = new ArrayList<>(policies);
		ordered.sort((one, other) -> Boolean.compare(isSourced(one), isSourced(other)));
		Map<String, List<CorsViolation>> byPolicy = new HashMap<>();
		for (CorsViolation violation : CorsPolicyValidator.validate(ordered)) {
			if (violation.isError() && violation.target() == CorsProperty.ALLOWED_ORIGINS
					&& violation.index() != null) {
				byPolicy.computeIfAbsent(violation.policy(), (policy) -> new ArrayList<>()).add(violation);
			}
		}
		boolean removed = false;
		for (CorsPolicy policy : this.configured) {
			removed |= remove(policy, byPolicy.getOrDefault(policy.name(), List.of()));
		}
		return removed;
	}

	private boolean isSourced(CorsPolicy policy) {
		return this.entries.containsKey(policy.name());
	}

	private boolean remove(CorsPolicy policy, List<CorsViolation> found) {
		List<SourceEntry> present = this.entries.getOrDefault(policy.name(), List.of());
		int first = own(policy).size();
		Set<Integer> bad = new HashSet<>();
		for (CorsViolation violation : found) {
			int index = (violation.index() != null) ? violation.index() - first : -1;
			if (index >= 0 && index < present.size() && bad.add(index)) {
				add(present.get(index), violation);
			}
		}
		if (!bad.isEmpty()) {
			List<SourceEntry> left = new ArrayList<>();
			for (int i = 0; i < present.size(); i++) {
				if (!bad.contains(i)) {
					left.add(present.get(i));
				}
			}
			this.entries.put(policy.name(), left);
		}
		return !bad.isEmpty();
	}

}
