package io.github.corsstarter.autoconfigure.explain;

import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.security.web.FilterChainProxy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.util.ClassUtils;
import org.springframework.web.filter.CorsFilter;

/**
 * Looks for the filter of {@code http.cors()} among those of Spring Security, if it is
 * present.
 */
final class SecurityCheck {

	private static final boolean PRESENT = ClassUtils.isPresent("org.springframework.security.web.FilterChainProxy",
			SecurityCheck.class.getClassLoader());

	private SecurityCheck() {
	}

	static boolean isFilterChain(Filter filter) {
		return PRESENT && FilterChains.is(filter);
	}

	static @Nullable CorsFilter corsFilter(Filter filter, HttpServletRequest request) {
		return FilterChains.filters(filter, request)
			.stream()
			.filter((each) -> each.getClass() == CorsFilter.class)
			.map(CorsFilter.class::cast)
			.findFirst()
			.orElse(null);
	}

	static boolean isSecured(Filter filter, HttpServletRequest request) {
		return !FilterChains.filters(filter, request).isEmpty();
	}

	/**
	 * Loaded only if Spring Security is present.
	 */
	private static final class FilterChains {

		private FilterChains() {
		}

		static boolean is(Filter filter) {
			return filter instanceof FilterChainProxy;
		}

		static List<Filter> filters(Filter filter, HttpServletRequest request) {
			for (SecurityFilterChain chain : ((FilterChainProxy) filter).getFilterChains()) {
				if (chain.matches(request)) {
					return chain.getFilters();
				}
			}
			return List.of();
		}

	}

}
