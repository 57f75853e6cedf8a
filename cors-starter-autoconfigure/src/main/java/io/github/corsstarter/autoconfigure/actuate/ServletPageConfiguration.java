package io.github.corsstarter.autoconfigure.actuate;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.SearchStrategy;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpHeaders;

/**
 * {@link ManagementContextConfiguration @ManagementContextConfiguration} that adds to
 * pages the headers that no endpoint can add.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnClass(Filter.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(value = CorsEndpointAutoConfiguration.class, search = SearchStrategy.ALL)
class ServletPageConfiguration {

	@Bean
	FilterRegistrationBean<PageHeaders> corsPolicyPageHeaders(PathMappedEndpoints endpoints, Environment environment) {
		return register(new PageHeaders(), EndpointPaths.ofPages(endpoints), environment);
	}

	/**
	 * Register a filter for the paths of endpoints. Without any path it is not registered
	 * at all, because a filter without patterns would be one for all paths.
	 */
	static <F extends Filter> FilterRegistrationBean<F> register(F filter, EndpointPaths paths,
			Environment environment) {
		FilterRegistrationBean<F> registration = new FilterRegistrationBean<>(filter);
		List<String> patterns = paths.servletPatterns(environment);
		registration.setUrlPatterns(patterns);
		registration.setEnabled(!patterns.isEmpty());
		return registration;
	}

	/**
	 * Adds the headers where a page is asked for.
	 */
	static final class PageHeaders implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer
					&& Page.isAccepted(http.getHeader(HttpHeaders.ACCEPT))) {
				Page.HEADERS.forEach(answer::setHeader);
			}
			chain.doFilter((request instanceof HttpServletRequest http) ? new Question(http) : request, response);
		}

	}

	/**
	 * A request that says where it has arrived.
	 */
	private static final class Question extends HttpServletRequestWrapper {

		Question(HttpServletRequest request) {
			super(request);
		}

		@Override
		public Map<String, String[]> getParameterMap() {
			Map<String, String[]> parameters = new LinkedHashMap<>(super.getParameterMap());
			String address = AskedAt.of(getScheme(), getServerName() + ":" + getServerPort());
			parameters.put(AskedAt.PARAMETER, new String[] { address });
			return parameters;
		}

	}

}
