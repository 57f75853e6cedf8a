package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsProperty.Place;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.CorsViolation;
import io.github.corsstarter.InvalidCorsPolicyException;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import org.jspecify.annotations.Nullable;

/**
 * Everything that one policy would need to let a request pass, not only the first thing
 * that is missing. What the result would have against validation is said too, so that
 * nobody is sent from one error to the next.
 */
final class PolicyFixes {

	private static final String ANY = "*";

	private final CorsPolicy policy;

	private final BrowserRequest request;

	private final CorsPolicy.Builder trial;

	private final List<Fix> fixes = new ArrayList<>();

	PolicyFixes(CorsPolicy policy, BrowserRequest request) {
		this.policy = policy;
		this.request = request;
		this.trial = policy.toBuilder();
	}

	/**
	 * The changes, all of which are needed.
	 * @param originReason why the origin is refused or {@code null} if it is not
	 * @param nearest the configured origin that is closest
	 */
	List<Fix> list(@Nullable CorsRefusalReason originReason, @Nullable String nearest) {
		if (originReason != null) {
			addOrigin(originReason, nearest);
		}
		addMethod();
		addHeaders();
		addCredentials();
		addObjections();
		return List.copyOf(this.fixes);
	}

	private void addOrigin(CorsRefusalReason reason, @Nullable String nearest) {
		String origin = this.request.origin();
		String change = "add " + Quoted.of(origin);
		if (reason == CorsRefusalReason.ORIGIN_NULL) {
			change += ", and `null-origin` to `tolerate`, if sandboxed frames and local documents of everybody may use "
					+ "this path";
			this.trial.tolerate(CorsToleration.NULL_ORIGIN);
		}
		this.trial.allowedOrigins(origin);
		add(CorsProperty.ALLOWED_ORIGINS, change, nearest);
	}

	private void addMethod() {
		String method = MethodSpelling.meant(this.request.normalizedMethod(), this.policy);
		List<String> allowed = this.policy.allowedMethods();
		boolean head = method.equals("HEAD") && allowed.contains("GET");
		if (!allowed.contains(ANY) && !allowed.contains(method) && !head) {
			this.trial.allowedMethods(method);
			addEntries(CorsProperty.ALLOWED_METHODS, allowed, List.of(method));
		}
	}

	private void addHeaders() {
		List<String> missing = this.request.unsafeHeaderNames()
			.stream()
			.filter((name) -> !allowsHeader(name))
			.map(this::asWritten)
			.toList();
		if (this.request.needsPreflight() && !missing.isEmpty()) {
			this.trial.allowedHeaders(missing);
			addEntries(CorsProperty.ALLOWED_HEADERS, this.policy.allowedHeaders(), missing);
		}
	}

	private boolean allowsHeader(String name) {
		return this.policy.allowedHeaders()
			.stream()
			.anyMatch((each) -> each.equals(ANY) || each.equalsIgnoreCase(name));
	}

	private String asWritten(String lowerCaseName) {
		return this.request.headers()
			.stream()
			.map(HeaderField::name)
			.filter(lowerCaseName::equalsIgnoreCase)
			.findFirst()
			.orElse(lowerCaseName);
	}

	private void addCredentials() {
		if (!this.request.credentials() || this.policy.allowCredentials()) {
			return;
		}
		if (this.policy.allowedOrigins().contains(ANY)) {
			this.trial.allowedOrigins(this.request.origin());
			add(CorsProperty.ALLOWED_ORIGINS, "write the origins that need credentials, such as "
					+ Quoted.of(this.request.origin()) + ", instead of `*`", null);
		}
		this.trial.allowCredentials(true);
		add(CorsProperty.ALLOW_CREDENTIALS, "set it to `true`, or let the script send no credentials", null);
	}

	private void addEntries(CorsProperty property, List<String> present, List<String> missing) {
		if (!property.in(this.policy).isDefault()) {
			add(property, "add " + Quoted.list(missing), null);
			return;
		}
		List<String> all = new ArrayList<>(present);
		all.addAll(missing);
		add(property, "set it to " + Quoted.of(String.join(", ", all))
				+ ", for it is not set and what is set replaces the default", null);
	}

	private void add(CorsProperty property, String change, @Nullable String nearest) {
		Place place = property.in(this.policy);
		this.fixes.add(new Fix(this.policy.name(), place.name(), change, place.location(), nearest));
	}

	/**
	 * What validation has against the policy with these changes.
	 */
	private void addObjections() {
		try {
			new CorsPolicyRegistry(List.of(this.trial.build()));
		}
		catch (InvalidCorsPolicyException ex) {
			ex.violations().stream().filter(CorsViolation::isError).forEach(this::addObjection);
		}
	}

	private void addObjection(CorsViolation violation) {
		CorsProperty target = violation.target();
		if (target == null) {
			return;
		}
		String property = target.in(this.policy).name();
		String objection = "the start refuses this alone: " + violation.sentence() + " " + violation.repair();
		for (int i = 0; i < this.fixes.size(); i++) {
			Fix fix = this.fixes.get(i);
			if (fix.property().equals(property)) {
				this.fixes.set(i, new Fix(fix.policy(), property, fix.change() + "; " + objection, fix.location(),
						fix.nearest()));
				return;
			}
		}
		add(target, objection, null);
	}

}
