package io.github.corsstarter.autoconfigure.actuate;

import java.io.IOException;

import io.github.corsstarter.internal.http.HeaderNames;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.web.cors.CorsUtils;

/**
 * {@link ManagementContextConfiguration @ManagementContextConfiguration} that guards the
 * endpoint {@code corsrevisions}.
 */
@ManagementContextConfiguration(proxyBeanMethods = false)
@ConditionalOnClass(Filter.class)
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnBean(value = CorsRevisionsEndpoint.class, search = SearchStrategy.ALL)
class ServletRevisionsConfiguration {

	@Bean
	FilterRegistrationBean<WriteGuard> corsPolicyWriteGuard(PathMappedEndpoints endpoints, Environment environment) {
		return ServletPageConfiguration.register(new WriteGuard(), new EndpointPaths(endpoints, ForeignWrite.ENDPOINT),
				environment);
	}

	/**
	 * Refuses writes that pages of other origins send.
	 */
	static final class WriteGuard implements Filter {

		@Override
		public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
				throws IOException, ServletException {
			if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer
					&& ForeignWrite.isWrite(http.getMethod()) && ForeignWrite.isForeign(CorsUtils.isCorsRequest(http),
							http.getHeader(HeaderNames.SEC_FETCH_SITE))) {
				answer.sendError(HttpServletResponse.SC_FORBIDDEN);
				return;
			}
			chain.doFilter(request, response);
		}

	}

}
