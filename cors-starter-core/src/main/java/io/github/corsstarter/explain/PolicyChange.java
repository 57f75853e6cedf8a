package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.jspecify.annotations.Nullable;

/**
 * Everything that has to change in one policy and in the request for the request to pass:
 * the one source of advice for the explanation, the log, the journal and the endpoint.
 * The changed policy is validated, so that the advice never leads from one error to the
 * next.
 */
final class PolicyChange {

	private static final String ANY = "*";

	private static final String NONE = "none";

	private static final String NULL = "null";

	private final CorsPolicy policy;

	private final PolicyIndex index;

	private final @Nullable String nearest;

	private CorsPolicy changed;

	private final List<Fix> fixes = new ArrayList<>();

	private final Set<String> requestChanges = new LinkedHashSet<>();

	private @Nullable String obstacle;

	private PolicyChange(CorsPolicy policy, PolicyIndex index, @Nullable String nearest) {
		this.policy = policy;
		this.index = index;
		this.nearest = (nearest != null && policy.allowedOrigins().contains(nearest)) ? nearest : null;
		this.changed = policy;
	}

	/**
	 * The change of a policy that lets a request pass.
	 * @param policy the policy
	 * @param needs what the request needs
	 * @param index all policies
	 * @param nearest the configured origin that is closest to the refused one
	 */
	static PolicyChange of(CorsPolicy policy, PolicyNeeds needs, PolicyIndex index, @Nullable String nearest) {
		PolicyChange change = new PolicyChange(policy, index, nearest);
		change.apply(needs);
		return change;
	}

	CorsPolicy policy() {
		return this.policy;
	}

	CorsPolicy changed() {
		return this.changed;
	}

	List<Fix> fixes() {
		return List.copyOf(this.fixes);
	}

	/**
	 * What the script has to do differently, in sentences.
	 */
	List<String> requestChanges() {
		return List.copyOf(this.requestChanges);
	}

	@Nullable String obstacle() {
		return this.obstacle;
	}

	@Nullable String nearest() {
		return this.nearest;
	}

	/**
	 * Whether the application starts with the changed policy, and the request passes.
	 */
	boolean isPossible() {
		return this.obstacle == null;
	}

	/**
	 * Whether the policy allows the request as it is.
	 */
	boolean isNeedless() {
		return isPossible() && this.fixes.isEmpty() && this.requestChanges.isEmpty();
	}

	private void apply(PolicyNeeds needs) {
		PolicyProbe probe = new PolicyProbe(this.policy);
		if (needs.originRefused() && needs.origin() != null && !this.index.allows(this.policy, needs.origin())) {
			addOrigin(needs.origin());
		}
		if (needs.method() != null) {
			addMethod(needs.method(), probe);
		}
		addHeaders(needs.headers(), probe);
		if (needs.credentials()) {
			addCredentials(needs);
		}
		if (!this.fixes.isEmpty()) {
			validate(needs.originRefused() ? needs.origin() : null);
		}
	}

	private void addOrigin(String origin) {
		List<String> origins = new ArrayList<>(this.policy.allowedOrigins());
		boolean replaced = origins.remove(NONE);
		origins.add(origin);
		this.changed = this.changed.toBuilder().allowedOrigins(origins).build();
		String place = place(CorsProperty.ALLOWED_ORIGINS);
		String risk = origin.equals(NULL)
				? ", if sandboxed frames and local documents of every website may use this path" : "";
		add(CorsProperty.ALLOWED_ORIGINS,
				replaced ? "Write " + CodeSpan.of(origin) + " instead of `none` in " + place + risk + "."
						: "Add " + CodeSpan.of(origin) + " to " + place + risk + ".");
	}

	private void addMethod(String method, PolicyProbe probe) {
		if (probe.allowsMethod(method)) {
			return;
		}
		CorsViolation objection = method.equals(ANY) ? null : objection(CorsProperty.ALLOWED_METHODS, method);
		if (method.equals(ANY) || (objection != null && objection.suggestions().isEmpty())) {
			cannotAsk(method, objection);
			return;
		}
		String meant = (objection != null) ? objection.suggestions().get(0) : method;
		if (!meant.equals(method)) {
			this.requestChanges.add("Methods are case-sensitive, and browsers send this one as it is written: make the "
					+ "script write " + CodeSpan.of(meant) + ".");
		}
		if (!probe.allowsMethod(meant)) {
			addEntries(CorsProperty.ALLOWED_METHODS, this.policy.allowedMethods(), List.of(meant));
		}
	}

	private void addHeaders(List<String> names, PolicyProbe probe) {
		List<String> missing = new ArrayList<>();
		for (String name : names) {
			if (!probe.allowsHeader(name)) {
				CorsViolation objection = name.equals(ANY) ? null : objection(CorsProperty.ALLOWED_HEADERS, name);
				if (name.equals(ANY) || objection != null) {
					cannotAsk(name, objection);
				}
				else {
					missing.add(name);
				}
			}
		}
		if (!missing.isEmpty()) {
			addEntries(CorsProperty.ALLOWED_HEADERS, this.policy.allowedHeaders(), missing);
		}
	}

	/**
	 * No policy can let a script use this name; without it the rest may pass.
	 */
	private void cannotAsk(String name, @Nullable CorsViolation objection) {
		this.requestChanges.add("Leave " + CodeSpan.of(name) + " out of the request. "
				+ ((objection != null) ? objection.sentence() : "In a request, this is a plain name, not a wildcard."));
	}

	private void addEntries(CorsProperty property, List<String> present, List<String> missing) {
		List<String> all = new ArrayList<>(present);
		all.addAll(missing);
		CorsPolicy.Builder builder = this.changed.toBuilder();
		this.changed = ((property == CorsProperty.ALLOWED_METHODS) ? builder.allowedMethods(all)
				: builder.allowedHeaders(all))
			.build();
		if (!property.in(this.policy).isDefault()) {
			add(property, "Add " + CodeSpan.list(missing) + " to " + place(property) + ".");
			return;
		}
		add(property, "Set " + place(property) + " to " + CodeSpan.of(String.join(", ", all))
				+ "; it is not set yet, and setting it replaces the default.");
	}

	private void addCredentials(PolicyNeeds needs) {
		if (this.policy.allowCredentials()) {
			return;
		}
		if (this.policy.allowedOrigins().contains(ANY) && needs.origin() != null) {
			replaceAny(needs.origin());
		}
		this.changed = this.changed.toBuilder().allowCredentials(true).build();
		add(CorsProperty.ALLOW_CREDENTIALS, "Set " + place(CorsProperty.ALLOW_CREDENTIALS)
				+ " to `true`, or send the request without credentials.");
	}

	private void replaceAny(String origin) {
		List<String> origins = new ArrayList<>(this.policy.allowedOrigins());
		origins.remove(ANY);
		if (!origins.contains(origin)) {
			origins.add(origin);
		}
		this.changed = this.changed.toBuilder().allowedOrigins(origins).build();
		add(CorsProperty.ALLOWED_ORIGINS, "Write the origins that need credentials, such as " + CodeSpan.of(origin)
				+ ", instead of `*` in " + place(CorsProperty.ALLOWED_ORIGINS) + ".");
	}

	private String place(CorsProperty property) {
		return CodeSpan.withPlace(property.in(this.policy));
	}

	private void add(CorsProperty property, String change) {
		CorsProperty.Place place = property.in(this.policy);
		this.fixes.add(new Fix(this.policy.name(), place.name(), change, place.location(),
				(property == CorsProperty.ALLOWED_ORIGINS) ? this.nearest : null));
	}

	/**
	 * Validate the changed policy, and tolerate what it needs. Existing entries are
	 * valid, and are only checked again if credentials are new.
	 */
	private void validate(@Nullable String origin) {
		List<CorsViolation> errors = errors(origin);
		if (!errors.isEmpty() && !tolerate(CorsToleration.INSECURE_ORIGINS, origin)
				&& !tolerate(CorsToleration.NULL_ORIGIN, origin)) {
			CorsViolation error = errors.get(0);
			this.obstacle = error.sentence() + " " + error.repair();
		}
	}

	private boolean tolerate(CorsToleration toleration, @Nullable String origin) {
		CorsPolicy before = this.changed;
		Set<CorsToleration> tolerate = new LinkedHashSet<>(before.tolerate());
		if (!tolerate.add(toleration)) {
			return false;
		}
		this.changed = before.toBuilder().tolerate(tolerate).build();
		if (!errors(origin).isEmpty()) {
			this.changed = before;
			return false;
		}
		String name = (toleration == CorsToleration.NULL_ORIGIN) ? "`null-origin`" : "`insecure-origins`";
		String instead = (toleration == CorsToleration.NULL_ORIGIN) ? "" : ", or serve the page over https";
		add(CorsProperty.TOLERATE, "Add " + name + " to " + place(CorsProperty.TOLERATE) + instead + ".");
		return true;
	}

	private List<CorsViolation> errors(@Nullable String origin) {
		List<CorsPolicy> policies = new ArrayList<>();
		boolean wholePolicy = this.changed.allowCredentials() != this.policy.allowCredentials();
		policies.add(wholePolicy ? this.changed : withoutPresentOrigins(origin));
		if (origin != null && this.policy.paths().size() > 1) {
			this.index.listing(origin)
				.stream()
				.filter((other) -> !other.name().equals(this.policy.name()))
				.forEach((other) -> policies
					.add(CorsPolicy.builder(other.name()).paths(other.paths()).allowedOrigins(origin).build()));
		}
		return errors(policies);
	}

	private CorsPolicy withoutPresentOrigins(@Nullable String origin) {
		return this.changed.toBuilder().allowedOrigins((origin != null) ? origin : PolicyProbe.ORIGIN).build();
	}

	private static @Nullable CorsViolation objection(CorsProperty property, String entry) {
		CorsPolicy.Builder trial = CorsPolicy.builder("trial").allowedOrigins(PolicyProbe.ORIGIN);
		List<CorsViolation> errors = errors(List
			.of(((property == CorsProperty.ALLOWED_METHODS) ? trial.allowedMethods(entry) : trial.allowedHeaders(entry))
				.build()));
		return errors.isEmpty() ? null : errors.get(0);
	}

	private static List<CorsViolation> errors(List<CorsPolicy> policies) {
		try {
			new CorsPolicyRegistry(policies);
			return List.of();
		}
		catch (InvalidCorsPolicyException ex) {
			return ex.violations().stream().filter(CorsViolation::isError).toList();
		}
	}

}
