package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRefusalReason;
import io.github.corsstarter.internal.text.ClosestMatch;
import org.jspecify.annotations.Nullable;

/**
 * Gives advice on refusals, based on the policies at the time the adviser is created. The
 * length of each piece of advice and the work for it are bounded.
 */
public final class RefusalAdviser {

	private static final int MAX_POLICIES = 5;

	private static final String NO_CONFIGURATION = "No configuration would allow it; the request has to change.";

	private static final String FORWARD = "set `refused-requests: forward` there.";

	private final PolicyIndex index;

	RefusalAdviser(CorsPolicyRegistry registry) {
		this.index = new PolicyIndex(registry.policies());
	}

	/**
	 * Give advice on a refusal.
	 * @param refusal the refusal
	 * @return what to do, based on the current policies, which may differ from those that
	 * refused
	 */
	public CorsAdvice advise(Refusal refusal) {
		List<CorsPolicy> candidates = candidates(refusal);
		if (candidates.isEmpty()) {
			return new CorsAdvice(List.of(), null, List.of(), "The policy no longer exists.");
		}
		String nearest = nearest(refusal, candidates);
		PolicyNeeds needs = PolicyNeeds.of(refusal.reason(), refusal.value());
		if (needs == null) {
			return new CorsAdvice(List.of(), nearest, List.of(), NO_CONFIGURATION);
		}
		List<PolicyChange> changes = candidates.stream()
			.sorted(Comparator.comparing((policy) -> !lists(policy, nearest)))
			.limit(MAX_POLICIES)
			.map((policy) -> PolicyChange.of(policy, needs, this.index, nearest))
			.toList();
		if (changes.stream().anyMatch(PolicyChange::isNeedless)) {
			return new CorsAdvice(List.of(), null, List.of(), "The policies allow it now.");
		}
		return advise(refusal, changes, nearest, candidates.size() - changes.size());
	}

	private List<CorsPolicy> candidates(Refusal refusal) {
		if (refusal.policy() == null) {
			return this.index.onPath(refusal.path());
		}
		CorsPolicy policy = this.index.named(refusal.policy());
		return (policy != null) ? List.of(policy) : List.of();
	}

	private static boolean lists(CorsPolicy policy, @Nullable String origin) {
		return origin != null && policy.allowedOrigins().contains(origin);
	}

	static @Nullable String nearest(CorsRefusalReason reason, String value, List<CorsPolicy> policies) {
		if (reason != CorsRefusalReason.ORIGIN_NOT_ALLOWED && reason != CorsRefusalReason.ORIGIN_MALFORMED) {
			return null;
		}
		return ClosestMatch.of(value, policies.stream().flatMap((policy) -> policy.allowedOrigins().stream()).toList());
	}

	private static @Nullable String nearest(Refusal refusal, List<CorsPolicy> policies) {
		return nearest(refusal.reason(), refusal.value(), policies);
	}

	private static CorsAdvice advise(Refusal refusal, List<PolicyChange> changes, @Nullable String nearest, int more) {
		Set<String> properties = new LinkedHashSet<>();
		changes.stream()
			.filter(PolicyChange::isPossible)
			.flatMap((change) -> change.fixes().stream())
			.forEach((fix) -> properties.add(fix.property()));
		return new CorsAdvice(properties.stream().limit(MAX_POLICIES).toList(), nearest,
				changes.get(0).requestChanges(), sentence(refusal, changes, more));
	}

	private static String sentence(Refusal refusal, List<PolicyChange> changes, int more) {
		List<String> sentences = new ArrayList<>(changes.get(0).requestChanges());
		List<PolicyChange> possible = changes.stream()
			.filter((change) -> change.isPossible() && !change.fixes().isEmpty())
			.toList();
		if (refusal.formPost() && refusal.reason() == CorsRefusalReason.ORIGIN_NULL) {
			return "A form on a page without an origin posts here: for a sign-in callback " + FORWARD;
		}
		if (refusal.formPost() && refusal.reason() == CorsRefusalReason.ORIGIN_NOT_ALLOWED) {
			return "A form on " + refusal.value()
					+ " posts here: for a sign-in callback allow that origin on this path, or " + FORWARD + " "
					+ change(possible, more);
		}
		if (!possible.isEmpty()) {
			sentences.add(change(possible, more));
		}
		if (sentences.isEmpty()) {
			sentences.add(obstacle(changes.get(0)));
		}
		if (refusal.ownAddress()) {
			sentences.add(OwnAddress.advice(refusal.value()));
		}
		return String.join(" ", sentences).strip();
	}

	private static String obstacle(PolicyChange change) {
		return (change.obstacle() != null) ? NO_CONFIGURATION + " " + change.obstacle() : NO_CONFIGURATION;
	}

	private static String change(List<PolicyChange> possible, int more) {
		if (possible.isEmpty()) {
			return "";
		}
		String policies = possible.stream().map(RefusalAdviser::places).collect(Collectors.joining(" or "));
		return "To allow it, change " + policies
				+ ((more > 0) ? ", or the same in one of " + more + " more policies." : ".");
	}

	private static String places(PolicyChange change) {
		return CodeSpan.join(change.fixes().stream().map(RefusalAdviser::place).distinct().toList());
	}

	private static String place(CorsExplanation.Fix fix) {
		return fix.property() + ((fix.location() != null) ? " (" + fix.location() + ")" : "");
	}

}
