package io.github.corsstarter.autoconfigure.explain;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.internal.http.HeaderNames;
import jakarta.servlet.Filter;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.authorization.AuthorizationResult;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.header.HeaderWriterFilter;
import org.springframework.util.ClassUtils;

/**
 * Looks for the filters of Spring Security for a request, where it is present, and for
 * what they let pass.
 */
final class SecurityCheck {

	private static final boolean PRESENT = ClassUtils.isPresent("org.springframework.security.web.FilterChainProxy",
			SecurityCheck.class.getClassLoader());

	private SecurityCheck() {
	}

	static boolean isFilterChain(Filter filter) {
		return PRESENT && FilterChains.is(filter);
	}

	/**
	 * The filters for a request and the bean that has them.
	 */
	static Chain chain(Filter filter, HttpServletRequest request, ApplicationContext context) {
		return FilterChains.chain(filter, request, context);
	}

	/**
	 * The filters for CORS in all chains, each with the bean that has it.
	 */
	static Map<String, Filter> corsFilters(Filter filter, ApplicationContext context) {
		return FilterChains.corsFilters(filter, context);
	}

	/**
	 * Whether a filter lets a request pass that has no credentials.
	 */
	static boolean permits(Filter filter, HttpServletRequest request) {
		return FilterChains.permits(filter, request);
	}

	/**
	 * Whether a filter writes a fixed header that lets scripts read every response.
	 */
	static boolean writesGrant(Filter filter, HttpServletRequest request) {
		return FilterChains.writesGrant(filter, request);
	}

	/**
	 * The filters for a request.
	 *
	 * @param bean the name of the bean, or an empty text if it has none
	 * @param filters the filters, none if Spring Security leaves the request alone
	 */
	record Chain(String bean, List<Filter> filters) {

	}

	/**
	 * Loaded only where Spring Security is.
	 */
	private static final class FilterChains {

		private static final List<String> SAFE = List.of("GET", "HEAD", "OPTIONS", "TRACE");

		private static final Authentication NOBODY = new AnonymousAuthenticationToken("explain", "anonymousUser",
				AuthorityUtils.createAuthorityList("ROLE_ANONYMOUS"));

		private FilterChains() {
		}

		static boolean is(Filter filter) {
			return filter instanceof FilterChainProxy;
		}

		static Chain chain(Filter filter, HttpServletRequest request, ApplicationContext context) {
			for (SecurityFilterChain chain : ((FilterChainProxy) filter).getFilterChains()) {
				if (chain.matches(request)) {
					return new Chain(CorsRule.beanName(context, SecurityFilterChain.class, chain), chain.getFilters());
				}
			}
			return new Chain("", List.of());
		}

		static Map<String, Filter> corsFilters(Filter filter, ApplicationContext context) {
			Map<String, Filter> filters = new LinkedHashMap<>();
			for (SecurityFilterChain chain : ((FilterChainProxy) filter).getFilterChains()) {
				chain.getFilters()
					.stream()
					.filter(CorsRules::isCorsFilter)
					.forEach((cors) -> filters.putIfAbsent(CorsRule.beanName(context, SecurityFilterChain.class, chain),
							cors));
			}
			return filters;
		}

		static boolean permits(Filter filter, HttpServletRequest request) {
			if (filter instanceof CsrfFilter) {
				return SAFE.contains(request.getMethod());
			}
			return !(filter instanceof AuthorizationFilter authorization) || isGranted(authorization, request);
		}

		static boolean writesGrant(Filter filter, HttpServletRequest request) {
			if (!(filter instanceof HeaderWriterFilter)) {
				return false;
			}
			UnsentResponse response = new UnsentResponse();
			try {
				filter.doFilter(request, response, (passed, written) -> {
				});
			}
			catch (IOException | ServletException ex) {
				return true;
			}
			return response.containsHeader(HeaderNames.ALLOW_ORIGIN);
		}

		private static boolean isGranted(AuthorizationFilter filter, HttpServletRequest request) {
			AuthorizationResult result = result(filter, request);
			return result == null || result.isGranted();
		}

		private static @Nullable AuthorizationResult result(AuthorizationFilter filter, HttpServletRequest request) {
			return filter.getAuthorizationManager().authorize(() -> NOBODY, request);
		}

	}

}
