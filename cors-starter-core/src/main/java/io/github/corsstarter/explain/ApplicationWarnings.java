package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.Refused;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.CorsViolation.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Finds problems of policies that are valid by themselves, but not in this application.
 */
final class ApplicationWarnings {

	/**
	 * An origin that is never that of an identity provider.
	 */
	private static final String SOMEBODY = "https://identity-provider.invalid";

	private static final int MAX_NAMES = 5;

	private final CorsPolicyRegistry registry;

	private final CorsApplication application;

	private final List<CorsViolation> warnings = new ArrayList<>();

	ApplicationWarnings(CorsPolicyRegistry registry, CorsApplication application) {
		this.registry = registry;
		this.application = application;
	}

	List<CorsViolation> list() {
		PathCorrection correction = new PathCorrection(this.application);
		for (CorsPolicy policy : this.registry.policies()) {
			for (int i = 0; i < policy.paths().size(); i++) {
				addPath(policy, i, correction);
			}
		}
		this.application.formPostCallbacks().forEach(this::addCallback);
		new ShadowedRules(this.registry).of(this.application).forEach(this::addShadowed);
		return List.copyOf(this.warnings);
	}

	private void addPath(CorsPolicy policy, int index, PathCorrection correction) {
		String path = policy.paths().get(index);
		PathPrefix context = correction.contextPath(path);
		if (context != null) {
			String corrected = context.removeFrom(path);
			add(Code.PATH_WITH_CONTEXT_PATH, CorsProperty.PATHS.in(policy, index), path,
					"Paths do not contain the path of `" + context.property() + "`, so no request to `" + context.path()
							+ corrected + "` reaches the policy.",
					"Use `" + corrected + "`.", corrected);
			return;
		}
		PathPrefix servlet = correction.servletPath(path);
		if (servlet != null) {
			String corrected = servlet.path() + path;
			add(Code.PATH_WITHOUT_SERVLET_PATH, CorsProperty.PATHS.in(policy, index), path,
					"No servlet serves this path: paths contain the path of `" + servlet.property() + "`.",
					"Use `" + corrected + "`.", corrected);
		}
	}

	private void addCallback(FormPostCallback callback) {
		List<String> origins = callback.origins().isEmpty() ? List.of(SOMEBODY)
				: callback.origins().stream().sorted().toList();
		for (String origin : origins) {
			CorsDecision decision = PolicyProbe.decide(this.registry, "POST", callback.path(), List
				.of(new HeaderField(HeaderNames.ORIGIN, origin), new HeaderField("Sec-Fetch-Mode", "navigate")));
			String pattern = decision.path();
			if (decision instanceof Refused && decision.status() != 0 && pattern != null
					&& (!origin.equals(SOMEBODY) || !isDedicated(callback, pattern))) {
				addCallback(callback, origin.equals(SOMEBODY) ? null : origin, decision.candidates().get(0));
			}
		}
	}

	/**
	 * Whether someone considered the callback and listed an origin that is not known
	 * here.
	 */
	private static boolean isDedicated(FormPostCallback callback, String pattern) {
		int end = callback.path().lastIndexOf('/');
		return end > 0 && new PathPrefix(callback.path().substring(0, end), "").isPrefixOf(pattern);
	}

	private void addCallback(FormPostCallback callback, @Nullable String origin, CorsPolicy owner) {
		String who = (origin != null) ? "`" + origin + "`" : "the identity provider";
		add(Code.SIGN_IN_REFUSED, CorsProperty.ALLOWED_ORIGINS.in(owner), null,
				"A form on " + who + " posts to `" + callback.path() + "` (" + callback.name()
						+ "), which this policy refuses with status 403.",
				"Add a policy for that path that allows the origin, or that has `refused-requests: forward`.", null);
	}

	private void addShadowed(ShadowedRule shadowed) {
		ApplicationRule rule = shadowed.rule();
		CorsPolicy first = Objects.requireNonNull(this.registry.policy(shadowed.policies().get(0)));
		String deciding = (shadowed.policies().size() == 1) ? "this policy decides"
				: "the policies " + CodeSpan.list(shadowed.policies().stream().limit(MAX_NAMES).toList()) + " decide";
		add(Code.RULE_SHADOWED, CorsProperty.PATHS.in(first), null,
				rule.name() + " (" + CodeSpan.list(rule.paths().stream().limit(MAX_NAMES).toList())
						+ ") does nothing where " + deciding + ".",
				rule.repair(), null);
	}

	private void add(Code code, CorsProperty.Place place, @Nullable String value, String sentence, String repair,
			@Nullable String suggestion) {
		this.warnings
			.add(new CorsViolation(code, place.policy().name(), place.name(), place.property(), place.index(), value,
					sentence, repair, (suggestion != null) ? List.of(suggestion) : List.of(), null, place.location()));
	}

	/**
	 * The kinds of warnings.
	 */
	enum Code implements CorsViolation.Code {

		/**
		 * A pattern starts with the context path.
		 */
		PATH_WITH_CONTEXT_PATH,

		/**
		 * A pattern lacks the path of the servlet.
		 */
		PATH_WITHOUT_SERVLET_PATH,

		/**
		 * A rule of the application does nothing, because a policy owns its paths.
		 */
		RULE_SHADOWED,

		/**
		 * A policy refuses the last step of a sign-in.
		 */
		SIGN_IN_REFUSED;

		@Override
		public Severity severity() {
			return Severity.WARNING;
		}

	}

}
