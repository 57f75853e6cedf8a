package io.github.corsstarter.change;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.OwnOrigin;
import io.github.corsstarter.change.PolicyDifference.Effect;

/**
 * Compares two sets of policies by what they allow on each path, so that a policy for a
 * more specific path shows what it takes away from the one that owned it before.
 */
final class SetComparison {

	private final PolicySet before;

	private final PolicySet after;

	private final List<PolicyDifference> differences = new ArrayList<>();

	SetComparison(PolicySet before, PolicySet after) {
		this.before = before;
		this.after = after;
	}

	List<PolicyDifference> differences() {
		compareSettings();
		owners().forEach((owners, paths) -> new OwnersComparison(paths, this.differences).compare(owners.before(),
				owners.after()));
		return List.copyOf(this.differences);
	}

	private void compareSettings() {
		Set<String> added = new LinkedHashSet<>(this.after.settings().selfOrigins());
		added.removeAll(this.before.settings().selfOrigins());
		added.stream().sorted().forEach((origin) -> add(Effect.WIDENS, origin + " is the application's own origin"));
		Set<String> removed = new LinkedHashSet<>(this.before.settings().selfOrigins());
		removed.removeAll(this.after.settings().selfOrigins());
		removed.stream()
			.sorted()
			.forEach((origin) -> add(Effect.NARROWS, origin + " is no longer the application's own origin"));
		if (this.before.settings().ownOrigin() != this.after.settings().ownOrigin()) {
			boolean wider = this.after.settings().ownOrigin() == OwnOrigin.REQUEST;
			add(Effect.of(wider), wider ? "requests say what the application's own origin is"
					: "only listed origins are the application's own");
		}
		if (this.before.settings().debug() != this.after.settings().debug()) {
			boolean debug = this.after.settings().debug();
			add(Effect.of(debug), debug ? "refusals say why" : "refusals no longer say why");
		}
	}

	private void add(Effect effect, String text) {
		this.differences.add(new PolicyDifference(effect, text));
	}

	/**
	 * The paths by who owned them and who owns them.
	 */
	private Map<Owners, List<String>> owners() {
		PathOwners before = new PathOwners(this.before);
		PathOwners after = new PathOwners(this.after);
		Map<Owners, List<String>> owners = new LinkedHashMap<>();
		Set<String> keys = new LinkedHashSet<>(before.keys());
		keys.addAll(after.keys());
		for (String key : keys) {
			String pattern = after.pattern(key, before.pattern(key, key));
			owners
				.computeIfAbsent(new Owners(before.of(key, pattern), after.of(key, pattern)),
						(none) -> new ArrayList<>())
				.add(pattern);
		}
		return owners;
	}

	private record Owners(List<CorsPolicy> before, List<CorsPolicy> after) {

	}

}
