package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.explain.ApplicationAnswer;
import io.github.corsstarter.explain.ApplicationGrants;
import io.github.corsstarter.explain.ApplicationRequest;
import io.github.corsstarter.explain.ApplicationRule;
import io.github.corsstarter.explain.CorsApplication;
import io.github.corsstarter.explain.FormPostCallback;
import io.github.corsstarter.explain.PathPrefix;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.web.reactive.handler.AbstractUrlHandlerMapping;
import org.springframework.web.reactive.result.method.RequestMappingInfoHandlerMapping;

/**
 * A reactive application, as its handler mappings, filters and properties describe it.
 */
final class ReactiveCorsApplication implements CorsApplication {

	private static final String BASE_PATH = "spring.webflux.base-path";

	private final ApplicationContext context;

	private final Environment environment;

	private final ManagementServer management;

	ReactiveCorsApplication(ApplicationContext context, ManagementServer management) {
		this.context = context;
		this.environment = context.getEnvironment();
		this.management = management;
	}

	@Override
	public @Nullable PathPrefix contextPath() {
		String path = this.environment.getProperty(BASE_PATH, "");
		return (path.isEmpty() || path.equals("/")) ? null : new PathPrefix(path, BASE_PATH, false);
	}

	@Override
	public boolean hasHandlersBelow(PathPrefix prefix) {
		return Stream
			.concat(this.context.getBeansOfType(RequestMappingInfoHandlerMapping.class, true, false)
				.values()
				.stream()
				.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
				.flatMap((info) -> info.getPatternsCondition().getPatterns().stream()),
					this.context.getBeansOfType(AbstractUrlHandlerMapping.class, true, false)
						.values()
						.stream()
						.flatMap((mapping) -> mapping.getHandlerMap().keySet().stream()))
			.anyMatch((pattern) -> prefix.isPrefixOf(pattern.getPatternString()));
	}

	@Override
	public boolean isManagement(@Nullable String address, String path) {
		return this.management.receives(address, path);
	}

	@Override
	public String address(String askedAt, boolean management) {
		return this.management.address(askedAt, management);
	}

	@Override
	public boolean hasManagementPolicies() {
		return this.management.hasPolicies();
	}

	@Override
	public @Nullable PathPrefix managementPath() {
		return this.management.basePath();
	}

	@Override
	public List<FormPostCallback> formPostCallbacks() {
		return List.of();
	}

	@Override
	public List<ApplicationRule> rules() {
		return all().stream().map(SpringRule::rule).toList();
	}

	@Override
	public List<ApplicationGrants> grants() {
		return SpringRule.grants(all());
	}

	private List<SpringRule> all() {
		CorsRules known = new CorsRules(this.environment);
		List<SpringRule> rules = new ArrayList<>(this.management.rules(known));
		try {
			rules.addAll(new ReactiveRules(this.context, known).all());
		}
		catch (RuntimeException ex) {
			// Configurers are the application's own, and may mind being asked again.
		}
		return rules;
	}

	@Override
	public ApplicationAnswer answer(ApplicationRequest request) {
		try {
			return request.management() ? managementAnswer(request) : applicationAnswer(request);
		}
		catch (RuntimeException ex) {
			// Whatever cannot be asked without a server is not known.
			return ApplicationAnswer.unknown(null);
		}
	}

	private ApplicationAnswer managementAnswer(ApplicationRequest request) {
		if (this.management.contexts().isEmpty()) {
			return ApplicationAnswer.unknown(null);
		}
		ApplicationRequest within = new ApplicationRequest(request.method(), request.address(),
				this.management.within(request.path()), request.headers(), true, request.granted());
		return new ReactiveQuestion(this.management.contexts().get(0), within, this.management.serverPath(), rule())
			.ask();
	}

	private ApplicationAnswer applicationAnswer(ApplicationRequest request) {
		PathPrefix base = contextPath();
		return new ReactiveQuestion(this.context, request, (base != null) ? base.path() : "", rule()).ask();
	}

	private CorsRule rule() {
		return new CorsRule(this.environment);
	}

}
