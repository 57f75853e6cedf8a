package io.github.corsstarter.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.autoconfigure.reload.CorsRevision;
import io.github.corsstarter.autoconfigure.reload.CorsSourceStatus;
import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.PreflightCacheTimes;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsAdvice;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.Refusal;
import io.github.corsstarter.explain.RefusalAdviser;
import io.github.corsstarter.explain.ShadowedRule;
import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * {@link WebEndpoint @WebEndpoint} that shows the CORS policies, where each value comes
 * from, and what was refused.
 */
@WebEndpoint(id = "cors")
public final class CorsEndpoint {

	private static final String DEFAULT = "default";

	/**
	 * What leads from the page of a policy to the base path of the endpoints.
	 */
	private static final String UP = "../";

	private final CorsPolicyRegistry registry;

	private final CorsExplainer explainer;

	private final RefusalJournal journal;

	private final PageLinks links;

	private final RunningChanges changes;

	CorsEndpoint(CorsPolicyRegistry registry, CorsExplainer explainer, RefusalJournal journal, PageLinks links,
			RunningChanges changes) {
		this.registry = registry;
		this.explainer = explainer;
		this.journal = journal;
		this.links = links;
		this.changes = changes;
	}

	/**
	 * Describe all policies in match order.
	 * @return the description
	 */
	public CorsDescriptor cors() {
		return describe(new HashMap<>());
	}

	/**
	 * Describe one policy.
	 * @param policy the name of the policy
	 * @return the description or {@code null} if there is no such policy
	 */
	public @Nullable PolicyDescriptor policy(String policy) {
		return describe(policy, new HashMap<>());
	}

	@ReadOperation(producesFrom = EndpointFormat.class)
	WebEndpointResponse<Object> read(EndpointFormat format) {
		Map<RefusalDescriptor, RefusedRequest> requests = new HashMap<>();
		CorsDescriptor cors = describe(requests);
		return format.respond(format.isPage() ? new PoliciesPage(this.links, "", requests).of(cors) : cors,
				WebEndpointResponse.STATUS_OK);
	}

	@ReadOperation(producesFrom = EndpointFormat.class)
	WebEndpointResponse<Object> read(@Selector String policy, EndpointFormat format) {
		Map<RefusalDescriptor, RefusedRequest> requests = new HashMap<>();
		PolicyDescriptor described = describe(policy, requests);
		if (described == null) {
			return format.isPage()
					? format.respond(PoliciesPage.notFound(this.links, UP), WebEndpointResponse.STATUS_NOT_FOUND)
					: new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		}
		return format.respond(format.isPage() ? new PoliciesPage(this.links, UP, requests).of(described) : described,
				WebEndpointResponse.STATUS_OK);
	}

	private @Nullable PolicyDescriptor describe(String policy, Map<RefusalDescriptor, RefusedRequest> requests) {
		CorsPolicy found = this.registry.policy(policy);
		return (found != null) ? describe(found, warnings(), this.explainer.adviser(), requests) : null;
	}

	private CorsDescriptor describe(Map<RefusalDescriptor, RefusedRequest> requests) {
		CorsPolicyRegistry current = this.registry.snapshot();
		List<CorsPolicy> policies = current.policies();
		this.journal.retain(policies.stream().map(CorsPolicy::name).collect(Collectors.toSet()));
		Map<String, List<CorsViolation>> warnings = warnings();
		RefusalAdviser adviser = this.explainer.adviser();
		return new CorsDescriptor(current.revision(), current.settings().debug(),
				current.settings().selfOrigins().stream().sorted().toList(),
				policies.stream().map((policy) -> describe(policy, warnings, adviser, requests)).toList(),
				refused(RefusalJournal.SHARED, adviser, requests),
				this.explainer.shadowedRules().stream().map(ShadowedDescriptor::of).toList(), this.changes.rejected(),
				this.changes.sources());
	}

	private Map<String, List<CorsViolation>> warnings() {
		return this.explainer.warnings().stream().collect(Collectors.groupingBy(CorsViolation::policy));
	}

	private PolicyDescriptor describe(CorsPolicy policy, Map<String, List<CorsViolation>> warnings,
			RefusalAdviser adviser, Map<RefusalDescriptor, RefusedRequest> requests) {
		Map<String, List<ValueDescriptor>> properties = new LinkedHashMap<>();
		for (CorsProperty property : CorsProperty.values()) {
			properties.put(property.key(), values(policy, property));
		}
		return new PolicyDescriptor(policy.name(), properties, PreflightCacheDescriptor.of(policy.maxAge()),
				warnings.getOrDefault(policy.name(), List.of()).stream().map(WarningDescriptor::of).toList(),
				refused(policy.name(), adviser, requests));
	}

	private List<RefusalDescriptor> refused(String policy, RefusalAdviser adviser,
			Map<RefusalDescriptor, RefusedRequest> requests) {
		List<RefusalDescriptor> refused = new ArrayList<>();
		for (RefusalEntry entry : this.journal.refusals(policy)) {
			RefusalDescriptor descriptor = RefusalDescriptor.of(entry, adviser.advise(entry.refusal()));
			requests.put(descriptor, entry.request());
			refused.add(descriptor);
		}
		return refused;
	}

	private static List<ValueDescriptor> values(CorsPolicy policy, CorsProperty property) {
		Object value = property.valueOf(policy);
		if (!(value instanceof List<?> list)) {
			return List.of(value(value, property.in(policy)));
		}
		List<ValueDescriptor> values = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			values.add(value(list.get(i), property.in(policy, i)));
		}
		return values;
	}

	private static ValueDescriptor value(Object value, CorsProperty.Place place) {
		String location = place.valueLocation();
		return new ValueDescriptor(value, (location != null) ? location : DEFAULT);
	}

	/**
	 * Description of all policies.
	 *
	 * @param revision how many times the policies have been set
	 * @param debug whether debug mode is on
	 * @param selfOrigins the application's own origins
	 * @param policies the policies in match order
	 * @param refused what was refused where several policies share a path and none of
	 * them allows the origin
	 * @param shadowed rules of the application that policies replace
	 * @param rejected the last change while running, if it was rejected, or {@code null}
	 * @param sources the sources of origins, or {@code null} if policies name none
	 */
	public record CorsDescriptor(long revision, boolean debug, List<String> selfOrigins,
			List<PolicyDescriptor> policies, List<RefusalDescriptor> refused, List<ShadowedDescriptor> shadowed,
			@Nullable RejectedDescriptor rejected,
			@Nullable List<SourceDescriptor> sources) implements OperationResponseBody {

	}

	/**
	 * Description of a policy.
	 *
	 * @param name the name
	 * @param properties the values of each property with their sources
	 * @param preflightCache how long browsers actually keep the answer to a preflight
	 * @param warnings the warnings about the policy
	 * @param refused what the policy refused, most frequent first
	 */
	public record PolicyDescriptor(String name, Map<String, List<ValueDescriptor>> properties,
			PreflightCacheDescriptor preflightCache, List<WarningDescriptor> warnings,
			List<RefusalDescriptor> refused) implements OperationResponseBody {

	}

	/**
	 * Description of a rule that does nothing on paths that policies own.
	 *
	 * @param rule the annotation, bean or property from which the rule comes
	 * @param paths the paths to which it applies
	 * @param policies the policies that decide instead
	 * @param repair what to remove
	 */
	public record ShadowedDescriptor(String rule, List<String> paths, List<String> policies, String repair) {

		static ShadowedDescriptor of(ShadowedRule shadowed) {
			return new ShadowedDescriptor(shadowed.rule().name(), shadowed.rule().paths(), shadowed.policies(),
					shadowed.rule().repair());
		}

	}

	/**
	 * Description of a value.
	 *
	 * @param value the value
	 * @param source file and line, environment variable, bean, or {@code default}
	 */
	public record ValueDescriptor(Object value, String source) {

	}

	/**
	 * Description of a warning.
	 *
	 * @param code the stable name
	 * @param property the property
	 * @param value the value
	 * @param message what is wrong and what to do
	 * @param source where it is configured
	 */
	public record WarningDescriptor(String code, String property, @Nullable String value, String message,
			@Nullable String source) {

		static WarningDescriptor of(CorsViolation warning) {
			return new WarningDescriptor(warning.code().name(), warning.property(), warning.value(),
					warning.sentence() + " " + warning.repair(), warning.location());
		}

	}

	/**
	 * Description of a change while running that was rejected.
	 *
	 * @param time when
	 * @param source what changed
	 * @param violations what is wrong with it
	 */
	public record RejectedDescriptor(Instant time, String source, List<WarningDescriptor> violations) {

		static RejectedDescriptor of(CorsRevision rejected) {
			return new RejectedDescriptor(rejected.time(), rejected.source(),
					rejected.violations().stream().map(WarningDescriptor::of).toList());
		}

	}

	/**
	 * Description of a source of origins.
	 *
	 * @param name the name
	 * @param state how it is, as in {@link CorsSourceStatus.State}
	 * @param revision the revision in use, or {@code null} if there is none
	 * @param origins how many origins it returned
	 * @param answered when it answered last, or {@code null} if it never did
	 * @param problem why it did not answer or what is held back, or {@code null}
	 * @param rejected how many of its entries are not used
	 * @param violations what is wrong with the first of them
	 */
	public record SourceDescriptor(String name, String state, @Nullable String revision, int origins,
			@Nullable Instant answered, @Nullable String problem, int rejected, List<WarningDescriptor> violations) {

		static SourceDescriptor of(CorsSourceStatus status) {
			return new SourceDescriptor(status.name(), status.state().toString(), status.revision(), status.origins(),
					status.answered(), status.problem(), status.rejected(),
					status.violations().stream().map(WarningDescriptor::of).toList());
		}

	}

	/**
	 * How long browsers actually keep the answer to a preflight, in seconds.
	 *
	 * @param configured the configured time
	 * @param chromium the time in Chromium
	 * @param firefox the time in Firefox
	 * @param webkit the time in Safari
	 */
	public record PreflightCacheDescriptor(long configured, long chromium, long firefox, long webkit) {

		static PreflightCacheDescriptor of(Duration maxAge) {
			PreflightCacheTimes times = Browser.maxAge(List.of(Long.toString(maxAge.toSeconds())));
			return new PreflightCacheDescriptor(maxAge.toSeconds(), times.chromium(), times.firefox(), times.webkit());
		}

	}

	/**
	 * Description of something that was refused.
	 *
	 * @param reason why
	 * @param value the offending part of the request, safe to show
	 * @param path the path pattern
	 * @param formPost {@code true} if a form posted, {@code null} if not
	 * @param count how often
	 * @param firstSeen when first
	 * @param lastSeen when last
	 * @param properties the properties to change, at most five; empty where no
	 * configuration would help
	 * @param nearestOrigin the closest configured origin or {@code null} if none is close
	 * @param advice what to do, based on the current policies
	 */
	public record RefusalDescriptor(String reason, String value, String path, @Nullable Boolean formPost, long count,
			Instant firstSeen, Instant lastSeen, List<String> properties, @Nullable String nearestOrigin,
			String advice) {

		static RefusalDescriptor of(RefusalEntry entry, CorsAdvice advice) {
			Refusal refusal = entry.refusal();
			return new RefusalDescriptor(refusal.reason().name(), refusal.value(), refusal.path(),
					refusal.formPost() ? Boolean.TRUE : null, entry.count(), Instant.ofEpochMilli(entry.firstSeen()),
					Instant.ofEpochMilli(entry.lastSeen()), advice.properties(), advice.nearestOrigin(),
					advice.sentence());
		}

	}

}
