package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import io.github.corsstarter.explain.ApplicationAnswer;
import io.github.corsstarter.explain.ApplicationGrants;
import io.github.corsstarter.explain.ApplicationRequest;
import io.github.corsstarter.explain.ApplicationRule;
import io.github.corsstarter.explain.CorsApplication;
import io.github.corsstarter.explain.FormPostCallback;
import io.github.corsstarter.explain.PathPrefix;
import jakarta.servlet.ServletContext;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.handler.AbstractUrlHandlerMapping;
import org.springframework.web.servlet.mvc.method.RequestMappingInfoHandlerMapping;

/**
 * A servlet application, as its handler mappings, filters and properties describe it.
 */
final class ServletCorsApplication implements CorsApplication {

	private static final String CONTEXT_PATH = "server.servlet.context-path";

	private static final String SERVLET_PATH = "spring.mvc.servlet.path";

	private final WebApplicationContext context;

	private final Environment environment;

	private final ManagementServer management;

	ServletCorsApplication(WebApplicationContext context, ManagementServer management) {
		this.context = context;
		this.environment = context.getEnvironment();
		this.management = management;
	}

	@Override
	public @Nullable PathPrefix contextPath() {
		String path = servletContext().getContextPath();
		if (path == null || path.isEmpty()) {
			path = this.environment.getProperty(CONTEXT_PATH, "");
		}
		return isRoot(path) ? null : new PathPrefix(path, CONTEXT_PATH);
	}

	private static boolean isRoot(String path) {
		return path.isEmpty() || path.equals("/");
	}

	private ServletContext servletContext() {
		ServletContext servletContext = this.context.getServletContext();
		return (servletContext != null) ? servletContext : UnsentMessage.of(ServletContext.class);
	}

	@Override
	public List<PathPrefix> servletPaths() {
		String path = this.environment.getProperty(SERVLET_PATH, "");
		if (isRoot(path)) {
			return List.of();
		}
		List<PathPrefix> paths = new ArrayList<>();
		paths.add(new PathPrefix(path, SERVLET_PATH));
		for (String mapping : mappings()) {
			if (!mapping.startsWith("/") || mapping.equals("/") || mapping.equals("/*")) {
				return List.of();
			}
			String prefix = mapping.endsWith("/*") ? mapping.substring(0, mapping.length() - 2) : mapping;
			paths.add(new PathPrefix(prefix, "the servlet mapping " + mapping));
		}
		return paths;
	}

	private List<String> mappings() {
		try {
			return servletContext().getServletRegistrations()
				.values()
				.stream()
				.flatMap((registration) -> registration.getMappings().stream())
				.toList();
		}
		catch (UnsupportedOperationException ex) {
			return List.of();
		}
	}

	@Override
	public boolean hasHandlersBelow(PathPrefix prefix) {
		return Stream
			.concat(this.context.getBeansOfType(RequestMappingInfoHandlerMapping.class, true, false)
				.values()
				.stream()
				.flatMap((mapping) -> mapping.getHandlerMethods().keySet().stream())
				.map((info) -> info.getPatternValues())
				.flatMap(Collection::stream),
					this.context.getBeansOfType(AbstractUrlHandlerMapping.class, true, false)
						.values()
						.stream()
						.flatMap((mapping) -> mapping.getHandlerMap().keySet().stream()))
			.anyMatch(prefix::isPrefixOf);
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
		return SamlCallbacks.of(this.context);
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
		String servletPath = this.environment.getProperty(SERVLET_PATH, "");
		CorsRules known = new CorsRules(this.environment);
		List<SpringRule> rules = new ArrayList<>(
				new ServletRules(this.context, known, isRoot(servletPath) ? "" : servletPath).all());
		rules.addAll(this.management.rules(known));
		return rules;
	}

	@Override
	public ApplicationAnswer answer(ApplicationRequest request) {
		try {
			return request.management() ? managementAnswer(request)
					: new ServletQuestion(this.context, request, rule()).ask();
		}
		catch (RuntimeException ex) {
			// Whatever cannot be asked without a server is not known.
			return ApplicationAnswer.unknown(null);
		}
	}

	private ApplicationAnswer managementAnswer(ApplicationRequest request) {
		for (ApplicationContext child : this.management.contexts()) {
			if (child instanceof WebApplicationContext web && web.getServletContext() != null) {
				ApplicationRequest within = new ApplicationRequest(request.method(), request.address(),
						this.management.within(request.path()), request.headers(), true, request.granted());
				return new ServletQuestion(web, within, rule()).ask();
			}
		}
		return ApplicationAnswer.unknown(null);
	}

	private CorsRule rule() {
		return new CorsRule(this.environment);
	}

}
