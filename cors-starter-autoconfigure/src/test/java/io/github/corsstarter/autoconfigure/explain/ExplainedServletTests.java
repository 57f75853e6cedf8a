package io.github.corsstarter.autoconfigure.explain;

import java.io.IOException;

import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.explain.CorsExplanation;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.example.HomeGrownFilter;
import org.example.HomeGrownInterceptor;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.EnableWebMvc;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that explanations tell the truth where several servlets and filters share an
 * application.
 */
@Tag("once")
class ExplainedServletTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.test";

	private static final String[] POLICY = { "cors.policies.web.paths=/owned/**",
			"cors.policies.web.allowed-origins=" + SHOP };

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void servletOfThePathIsAsked(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Servlets.class, POLICY)) {
			CorsExplanation before = server.explainer()
				.explain("http://localhost:" + server.port() + "/admin/x", Scripts.get(SHOP));
			// Jetty starts servlets early.
			assertThat(before.browser().readable()).isEqualTo((on == Server.JETTY) ? Boolean.TRUE : null);
			assertThat(before.summary())
				.contains((on == Server.JETTY) ? "`Admin#admin`" : "the servlet `adminServlet`");
			assertThat(server.isReadable("GET", "/admin/x", SHOP)).isTrue();
			CorsExplanation admin = server.explain("GET", "/admin/x", SHOP);
			assertThat(admin.browser().readable()).isTrue();
			assertThat(admin.decidedBy()).isEqualTo("`@CrossOrigin` on `Admin#admin`");
			assertThat(server.explain("PUT", "/admin/x", SHOP).browser().readable()).isTrue();
			assertThat(server.explain("GET", "/admin/x", EVIL).browser().readable()).isFalse();
			assertThat(server.explain("PUT", "/admin/x", EVIL).browser().sent()).isFalse();
			assertThat(server.explain("GET", "/admin/nowhere", SHOP).browser().readable()).isFalse();
			assertThat(server.explain("GET", "/annotated", SHOP).decidedBy())
				.isEqualTo("`@CrossOrigin` on `Handlers#annotated`");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void servletThatIsNotSpringsMakesItUnknown(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Servlets.class, POLICY)) {
			for (String path : new String[] { "/raw/x", "/raw", "/any/x.raw", "/exact" }) {
				CorsExplanation explanation = server.explain("GET", path, SHOP);
				assertThat(server.isReadable("GET", path, SHOP)).as(path).isTrue();
				assertThat(explanation.browser().readable()).as(path).isNull();
				assertThat(explanation.summary()).contains("the servlet `rawServlet`");
			}
			assertThat(server.explain("GET", "/rawer/x", SHOP).browser().readable()).isFalse();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void filterCountsOnlyWhereItIsMapped(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Filters.class, POLICY)) {
			CorsExplanation mapped = server.explain("GET", "/mapped/nowhere", SHOP);
			assertThat(mapped.browser().readable()).isTrue();
			assertThat(mapped.decidedBy()).isEqualTo("The `CorsFilter` bean `mapped`");
			assertThat(server.explain("PUT", "/mapped/nowhere", SHOP).browser().readable()).isTrue();
			assertThat(server.explain("GET", "/other/nowhere", SHOP).browser().readable()).isFalse();
			assertThat(server.explain("GET", "/home/nowhere", SHOP).browser().readable()).isNull();
			assertThat(server.isReadable("GET", "/home/nowhere", SHOP)).isTrue();
			CorsExplanation initialized = server.explain("GET", "/initialized/nowhere", SHOP);
			assertThat(initialized.browser().readable()).isNull();
			assertThat(initialized.summary()).contains("the filter `org.example.HomeGrownFilter`");
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void foreignFilterMayGrantWhatARuleRefuses(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Filters.class, POLICY)) {
			assertThat(server.isReadable("GET", "/home/annotated", EVIL)).isTrue();
			assertThat(server.explain("GET", "/home/annotated", EVIL).browser().readable()).isNull();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void interceptorMakesItUnknown(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, Interceptors.class, POLICY)) {
			CorsExplanation explanation = server.explain("PUT", "/plain", SHOP);
			assertThat(explanation.browser().preflightPasses()).isNull();
			assertThat(explanation.summary()).contains("the interceptor `HomeGrownInterceptor`");
			assertThat(server.explain("GET", "/nowhere", SHOP).browser().readable()).isNull();
			assertThat(server.isReadable("GET", "/nowhere", SHOP)).isTrue();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "NETTY")
	void errorPageHasARuleToo(Server on) {
		try (ExplainedServer server = ExplainedServer.start(on, ErrorRule.class, POLICY)) {
			assertThat(server.isReadable("POST", "/get-only", SHOP)).isTrue();
			CorsExplanation explanation = server.explain("POST", "/get-only", SHOP);
			assertThat(explanation.browser().readable()).isNull();
			assertThat(explanation.summary()).contains("the error page");
			assertThat(server.explain("POST", "/get-only", EVIL).browser().readable()).isFalse();
			assertThat(server.explain("GET", "/nowhere", SHOP).browser().readable()).isTrue();
			assertThat(server.explain("GET", "/get-only", SHOP).browser().readable()).isTrue();
		}
	}

	private static CorsFilter corsFilter() {
		return new CorsFilter((request) -> {
			CorsConfiguration configuration = new CorsConfiguration();
			configuration.addAllowedOrigin(SHOP);
			configuration.addAllowedMethod("*");
			return configuration;
		});
	}

	@RestController
	static class Handlers {

		@CrossOrigin(origins = SHOP)
		@GetMapping({ "/annotated", "/home/annotated" })
		String annotated() {
			return "annotated";
		}

		@PutMapping("/plain")
		String put() {
			return "plain";
		}

		@GetMapping("/get-only")
		String get() {
			return "get";
		}

		@PostMapping("/post-only")
		String post() {
			return "post";
		}

	}

	@RestController
	static class Admin {

		@CrossOrigin(origins = SHOP)
		@GetMapping("/x")
		String admin() {
			return "admin";
		}

		@CrossOrigin(origins = SHOP)
		@PutMapping("/x")
		String put() {
			return "admin";
		}

	}

	@Configuration(proxyBeanMethods = false)
	@EnableWebMvc
	@Import(Admin.class)
	static class AdminConfiguration {

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Handlers.class)
	static class Servlets {

		@Bean
		ServletRegistrationBean<DispatcherServlet> adminServlet() {
			AnnotationConfigWebApplicationContext context = new AnnotationConfigWebApplicationContext();
			context.register(AdminConfiguration.class);
			return new ServletRegistrationBean<>(new DispatcherServlet(context), "/admin/*");
		}

		@Bean
		ServletRegistrationBean<HttpServlet> rawServlet() {
			return new ServletRegistrationBean<>(new Raw(), "/raw/*", "*.raw", "/exact");
		}

	}

	/**
	 * A servlet of somebody else.
	 */
	private static final class Raw extends HttpServlet {

		@Override
		protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
			response.setHeader("Access-Control-Allow-Origin", "*");
			response.getWriter().write("raw");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Handlers.class)
	static class Filters {

		@Bean
		FilterRegistrationBean<CorsFilter> mapped() {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(corsFilter());
			registration.addUrlPatterns("/mapped/*");
			return registration;
		}

		@Bean
		FilterRegistrationBean<CorsFilter> disabled() {
			FilterRegistrationBean<CorsFilter> registration = new FilterRegistrationBean<>(corsFilter());
			registration.setEnabled(false);
			return registration;
		}

		@Bean
		FilterRegistrationBean<HomeGrownFilter> onErrors() {
			FilterRegistrationBean<HomeGrownFilter> registration = new FilterRegistrationBean<>(new HomeGrownFilter());
			registration.setDispatcherTypes(DispatcherType.FORWARD);
			return registration;
		}

		@Bean
		FilterRegistrationBean<HomeGrownFilter> homeGrown() {
			FilterRegistrationBean<HomeGrownFilter> registration = new FilterRegistrationBean<>(new HomeGrownFilter());
			registration.addUrlPatterns("/home/*");
			return registration;
		}

		@Bean
		ServletContextInitializer initializer() {
			return (servletContext) -> servletContext.addFilter("initialized", new HomeGrownFilter())
				.addMappingForUrlPatterns(null, false, "/initialized/*");
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Handlers.class)
	static class Interceptors implements WebMvcConfigurer {

		@Override
		public void addInterceptors(InterceptorRegistry registry) {
			registry.addInterceptor(new HomeGrownInterceptor());
		}

	}

	@Configuration(proxyBeanMethods = false)
	@Import(Handlers.class)
	static class ErrorRule implements WebMvcConfigurer {

		@Override
		public void addCorsMappings(CorsRegistry registry) {
			registry.addMapping("/**").allowedOrigins(SHOP);
		}

	}

}
