package io.github.corsstarter.autoconfigure.actuate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsProperty.Place;
import io.github.corsstarter.CorsViolation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * {@link Endpoint @Endpoint} that shows the CORS policies, where each value comes from,
 * and what was refused.
 */
@Endpoint(id = "cors")
public final class CorsEndpoint {

	private static final String DEFAULT = "default";

	private final CorsPolicyRegistry registry;

	private final RefusalJournal journal;

	CorsEndpoint(CorsPolicyRegistry registry, RefusalJournal journal) {
		this.registry = registry;
		this.journal = journal;
	}

	/**
	 * Describe all policies in match order.
	 * @return the description
	 */
	@ReadOperation
	public CorsDescriptor cors() {
		return new CorsDescriptor(this.registry.revision(), this.registry.settings().debug(),
				this.registry.settings().selfOrigins().stream().sorted().toList(),
				this.registry.policies().stream().map(this::describe).toList(),
				this.journal.refusals(RefusalJournal.SHARED));
	}

	/**
	 * Describe one policy.
	 * @param policy the name of the policy
	 * @return the description or {@code null}, which is status 404, if there is none
	 */
	@ReadOperation
	public @Nullable PolicyDescriptor policy(@Selector String policy) {
		CorsPolicy found = this.registry.policy(policy);
		return (found != null) ? describe(found) : null;
	}

	private PolicyDescriptor describe(CorsPolicy policy) {
		Map<String, List<ValueDescriptor>> properties = new LinkedHashMap<>();
		policy.properties()
			.forEach((property, value) -> properties.put(property.key(), values(policy, property, value)));
		List<WarningDescriptor> warnings = this.registry.warnings()
			.stream()
			.filter((warning) -> warning.policy().equals(policy.name()))
			.map(WarningDescriptor::of)
			.toList();
		return new PolicyDescriptor(policy.name(), properties, PreflightCacheDescriptor.of(policy.maxAge()), warnings,
				this.journal.refusals(policy.name()));
	}

	private static List<ValueDescriptor> values(CorsPolicy policy, CorsProperty property, Object value) {
		if (!(value instanceof List<?> list)) {
			return List.of(value(property.in(policy), value));
		}
		List<ValueDescriptor> values = new ArrayList<>();
		for (int i = 0; i < list.size(); i++) {
			values.add(value(property.in(policy, i), list.get(i)));
		}
		return values;
	}

	private static ValueDescriptor value(Place place, Object value) {
		String location = place.valueLocation();
		return new ValueDescriptor(value, (location != null) ? location : DEFAULT);
	}

	/**
	 * Description of all policies.
	 *
	 * @param revision how often the policies have been set
	 * @param debug whether debug mode is on
	 * @param selfOrigins the application's own origins
	 * @param policies the policies in match order
	 * @param refused what was refused where several policies share a path and none of
	 * them allows the origin
	 */
	public record CorsDescriptor(long revision, boolean debug, List<String> selfOrigins,
			List<PolicyDescriptor> policies, List<RefusalDescriptor> refused) implements OperationResponseBody {

	}

	/**
	 * Description of a policy.
	 *
	 * @param name the name
	 * @param properties the values of each property with their sources
	 * @param preflightCache how long browsers really keep the answer to a preflight
	 * @param warnings what is odd about the policy
	 * @param refused what the policy refused, most frequent first
	 */
	public record PolicyDescriptor(String name, Map<String, List<ValueDescriptor>> properties,
			PreflightCacheDescriptor preflightCache, List<WarningDescriptor> warnings,
			List<RefusalDescriptor> refused) implements OperationResponseBody {

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
	 * @param message what is odd and what to do
	 * @param source where it stands
	 */
	public record WarningDescriptor(String code, String property, @Nullable String value, String message,
			@Nullable String source) {

		static WarningDescriptor of(CorsViolation warning) {
			return new WarningDescriptor(warning.code().name(), warning.property(), warning.value(),
					warning.sentence() + " " + warning.repair(), warning.location());
		}

	}

}
