package io.github.corsstarter.test;

import java.io.IOException;
import java.util.List;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.cors.UrlBasedCorsConfigurationSource;
import org.springframework.web.filter.CorsFilter;

/**
 * Filters that are broken in one way each, as they are found in applications.
 */
enum Mutant {

	NO_VARY(new HandWrittenFilter() {

		@Override
		void vary(HttpServletResponse response) {
		}

	}),

	FIRST_REQUESTED_HEADER_ONLY(new HandWrittenFilter() {

		@Override
		List<String> grantedHeaders(List<String> requested) {
			return requested.stream().limit(1).toList();
		}

	}),

	WILDCARD_WITH_CREDENTIALS(new HandWrittenFilter() {

		@Override
		void grant(HttpServletResponse response, String origin) {
			super.grant(response, "*");
		}

	}),

	ECHO_OF_ANY_ORIGIN(new HandWrittenFilter() {

		@Override
		boolean allowsOrigin(String origin) {
			return true;
		}

	}),

	SUFFIX_OF_ORIGIN(new HandWrittenFilter() {

		@Override
		boolean allowsOrigin(String origin) {
			return super.allowsOrigin(origin) || origin.endsWith("shop.example.com");
		}

	}),

	PREFIX_OF_ORIGIN(new HandWrittenFilter() {

		@Override
		boolean allowsOrigin(String origin) {
			return super.allowsOrigin(origin) || origin.startsWith("https://shop.example.com.");
		}

	}),

	DOT_OF_A_REGULAR_EXPRESSION(new HandWrittenFilter() {

		@Override
		boolean allowsOrigin(String origin) {
			return origin.matches("https://(shop|admin).example.com");
		}

	}),

	ANY_SUBDOMAIN(new HandWrittenFilter() {

		@Override
		boolean allowsOrigin(String origin) {
			return super.allowsOrigin(origin) || origin.endsWith(".shop.example.com");
		}

	}),

	ANY_SCHEME(new HandWrittenFilter() {

		@Override
		boolean allowsOrigin(String origin) {
			return super.allowsOrigin(origin.replaceFirst("^http:", "https:"));
		}

	}),

	ANY_PORT(new HandWrittenFilter() {

		@Override
		boolean allowsOrigin(String origin) {
			return super.allowsOrigin(origin.replaceFirst(":[0-9]+$", ""));
		}

	}),

	NULL_ORIGIN(new HandWrittenFilter() {

		@Override
		boolean allowsOrigin(String origin) {
			return super.allowsOrigin(origin) || origin.equals("null");
		}

	}),

	NO_HEADERS_ON_ERRORS(new HandWrittenFilter() {

		@Override
		void actual(HttpServletRequest request, HttpServletResponse response, String origin, FilterChain chain)
				throws ServletException, IOException {
			super.actual(request, response, (origin != null) ? "https://nobody.example" : null, chain);
			if (response.getStatus() == 200 && allowsOrigin(origin)) {
				grant(response, origin);
				expose(response);
			}
		}

	}),

	NO_HEADERS_ON_SERVER_ERRORS(new HandWrittenFilter() {

		@Override
		void actual(HttpServletRequest request, HttpServletResponse response, String origin, FilterChain chain)
				throws ServletException, IOException {
			super.actual(request, response, origin, chain);
			if (response.getStatus() == 500) {
				response.setHeader("Access-Control-Allow-Origin", null);
			}
		}

	}),

	PREFLIGHT_BEHIND_SECURITY(new HandWrittenFilter() {

		@Override
		void preflight(HttpServletRequest request, HttpServletResponse response, String origin, String method) {
			super.preflight(request, response, origin, method);
			response.setStatus(401);
		}

	}),

	PREFLIGHT_REDIRECTED_TO_LOGIN(new HandWrittenFilter() {

		@Override
		void preflight(HttpServletRequest request, HttpServletResponse response, String origin, String method) {
			super.preflight(request, response, origin, method);
			response.setStatus(302);
			response.setHeader("Location", "/login");
		}

	}),

	TWO_LAYERS(new HandWrittenFilter() {

		@Override
		void grant(HttpServletResponse response, String origin) {
			super.grant(response, origin);
			response.addHeader("Access-Control-Allow-Origin", origin);
		}

	}),

	ALL_ORIGINS_IN_ONE_LINE(new HandWrittenFilter() {

		@Override
		void grant(HttpServletResponse response, String origin) {
			super.grant(response, Shop.ORIGIN + ", " + Shop.ADMIN);
		}

	}),

	FIRST_ORIGIN_FOR_ALL(new HandWrittenFilter() {

		@Override
		void grant(HttpServletResponse response, String origin) {
			super.grant(response, Shop.ORIGIN);
		}

	}),

	SLASH_AFTER_ORIGIN(new HandWrittenFilter() {

		@Override
		void grant(HttpServletResponse response, String origin) {
			super.grant(response, origin + "/");
		}

	}),

	CREDENTIALS_IN_UPPER_CASE(new HandWrittenFilter() {

		@Override
		void grant(HttpServletResponse response, String origin) {
			super.grant(response, origin);
			response.setHeader("Access-Control-Allow-Credentials", "True");
		}

	}),

	HEADERS_ON_PREFLIGHT_ONLY(new HandWrittenFilter() {

		@Override
		void actual(HttpServletRequest request, HttpServletResponse response, String origin, FilterChain chain)
				throws ServletException, IOException {
			chain.doFilter(request, response);
		}

	}),

	EXPOSED_ON_PREFLIGHT_ONLY(new HandWrittenFilter() {

		@Override
		void expose(HttpServletResponse response) {
		}

	}),

	EXPOSES_WILDCARD_WITH_CREDENTIALS(new HandWrittenFilter() {

		@Override
		void expose(HttpServletResponse response) {
			response.setHeader("Access-Control-Expose-Headers", "*");
		}

	}),

	ANY_METHOD(new HandWrittenFilter() {

		@Override
		boolean allowsMethod(String method) {
			return true;
		}

	}),

	ANY_REQUEST_HEADER(new HandWrittenFilter() {

		@Override
		boolean allowsHeader(String name) {
			return true;
		}

	}),

	CORS_FILTER_FOR_ANY_ORIGIN(corsFilter("https://*", "*")),

	CORS_FILTER_WITHOUT_HEADERS(corsFilter("https://shop.example.com", "content-type"));

	private final Filter filter;

	Mutant(Filter filter) {
		this.filter = filter;
	}

	Filter filter() {
		return this.filter;
	}

	static CorsConfiguration configuration() {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOrigins(Shop.POLICY.allowedOrigins());
		configuration.setAllowedMethods(Shop.POLICY.allowedMethods());
		configuration.setAllowedHeaders(Shop.POLICY.allowedHeaders());
		configuration.setExposedHeaders(Shop.POLICY.exposedHeaders());
		configuration.setAllowCredentials(true);
		return configuration;
	}

	static CorsFilter corsFilter(CorsConfiguration configuration) {
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		source.registerCorsConfiguration("/api/**", configuration);
		return new CorsFilter(source);
	}

	private static CorsFilter corsFilter(String originPattern, String header) {
		CorsConfiguration configuration = configuration();
		configuration.setAllowedOrigins(null);
		configuration.setAllowedOriginPatterns(List.of(originPattern, Shop.ADMIN));
		configuration.setAllowedHeaders(List.of(header));
		return corsFilter(configuration);
	}

}
