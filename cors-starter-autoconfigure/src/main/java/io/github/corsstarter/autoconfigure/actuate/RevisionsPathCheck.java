package io.github.corsstarter.autoconfigure.actuate;

import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.CorsViolation.Severity;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.EndpointAccessResolver;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.core.env.Environment;

/**
 * Prevents the start if pages of other origins could change policies with the cookies of
 * whoever is logged in.
 */
final class RevisionsPathCheck implements SmartInitializingSingleton {

	private static final EndpointId ENDPOINT = EndpointId.of("corsrevisions");

	private final CorsPolicyRegistry registry;

	private final EndpointAccessResolver access;

	private final PathMappedEndpoints endpoints;

	private final Environment environment;

	RevisionsPathCheck(CorsPolicyRegistry registry, EndpointAccessResolver access, PathMappedEndpoints endpoints,
			Environment environment) {
		this.registry = registry;
		this.access = access;
		this.endpoints = endpoints;
		this.environment = environment;
	}

	@Override
	public void afterSingletonsInstantiated() {
		String path = this.endpoints.getPath(ENDPOINT);
		boolean writable = this.access.accessFor(ENDPOINT, Access.READ_ONLY) == Access.UNRESTRICTED;
		boolean elsewhere = ManagementPortType.get(this.environment) == ManagementPortType.DIFFERENT
				&& !this.environment.getProperty("cors.management", Boolean.class, false);
		if (path == null || !writable || elsewhere) {
			return;
		}
		List<CorsPolicy> open = this.registry.decide(new Write(path))
			.candidates()
			.stream()
			.filter(CorsPolicy::allowCredentials)
			.toList();
		if (!open.isEmpty()) {
			throw new InvalidCorsPolicyException(open.stream().map((policy) -> violation(policy, path)).toList(),
					this.registry.policies());
		}
	}

	private static CorsViolation violation(CorsPolicy policy, String path) {
		CorsProperty.Place place = CorsProperty.ALLOW_CREDENTIALS.in(policy);
		return new CorsViolation(EndpointCode.REVISIONS_OPEN, policy.name(), place.name(), place.property(), null,
				"true",
				"The policy owns " + path
						+ ", so its origins could restore policies with the cookies of whoever is logged in.",
				"Exclude the path by a policy of its own with `allowed-origins: none`, or set `management.endpoint.corsrevisions.access: read-only`.",
				List.of(), null, place.location());
	}

	/**
	 * What can be wrong with the endpoint.
	 */
	enum EndpointCode implements CorsViolation.Code {

		/**
		 * A policy with credentials owns the path of an endpoint that changes policies.
		 */
		REVISIONS_OPEN;

		@Override
		public Severity severity() {
			return Severity.ERROR;
		}

	}

	/**
	 * A request that would change policies.
	 *
	 * @param path the path of the endpoint
	 */
	private record Write(String path) implements CorsRequest {

		@Override
		public String method() {
			return "POST";
		}

		@Override
		public @Nullable String header(String name) {
			return null;
		}

		@Override
		public List<String> headers(String name) {
			return List.of();
		}

		@Override
		public boolean isOwnOrigin(String origin) {
			return false;
		}

	}

}
