package io.github.corsstarter.autoconfigure.server;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.cors.CorsConfigurationSource;
import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.filter.CorsFilter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the starter adds only beans of its own, so that Spring Security finds the
 * same beans and builds the same chain as without it.
 */
@Tag("neighbor")
class SecurityBeansTests {

	private static RunningApplication start(Server server, boolean enabled) {
		return RunningApplication.on(server)
			.with(Application.class)
			.secured()
			.properties("cors.enabled=" + enabled, "cors.allowed-origins=https://shop.example.com",
					"management.endpoints.web.exposure.include=*")
			.start();
	}

	@ParameterizedTest
	@EnumSource
	void springSecurityFindsTheSameBeansAndBuildsTheSameChain(Server server) {
		try (RunningApplication without = start(server, false); RunningApplication with = start(server, true)) {
			List<String> names = names(with.context());
			assertThat(names).containsAll(names(without.context())).contains("corsPolicyRegistry");
			names.removeAll(names(without.context()));
			assertThat(names).allMatch(
					(name) -> name.startsWith("corsPolicy") || name.startsWith("io.github.corsstarter.autoconfigure."));
			assertThat(names).noneMatch((name) -> isForSecurity(with.context().getType(name)));
			assertThat(chain(with.context())).isNotEmpty().isEqualTo(chain(without.context()));
		}
	}

	private static List<String> names(ApplicationContext context) {
		return new ArrayList<>(Arrays.asList(context.getBeanDefinitionNames()));
	}

	private static boolean isForSecurity(Class<?> type) {
		return CorsConfigurationSource.class.isAssignableFrom(type)
				|| org.springframework.web.cors.reactive.CorsConfigurationSource.class.isAssignableFrom(type)
				|| CorsFilter.class.isAssignableFrom(type) || CorsWebFilter.class.isAssignableFrom(type);
	}

	private static List<Class<?>> chain(ApplicationContext context) {
		List<Class<?>> filters = new ArrayList<>();
		context.getBeanProvider(SecurityFilterChain.class)
			.forEach((chain) -> chain.getFilters().forEach((filter) -> filters.add(filter.getClass())));
		context.getBeanProvider(SecurityWebFilterChain.class)
			.forEach((chain) -> chain.getWebFilters().toIterable().forEach((filter) -> filters.add(filter.getClass())));
		return filters;
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	static class Application {

	}

}
