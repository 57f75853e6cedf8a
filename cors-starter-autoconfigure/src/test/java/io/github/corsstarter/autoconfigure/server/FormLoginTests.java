package io.github.corsstarter.autoconfigure.server;

import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that pages of an allowed origin can log users in and out, with a session or a
 * cookie that remembers them, and that those of another one cannot.
 */
@Tag("neighbor")
class FormLoginTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final String RIGHT = "username=user&password=secret";

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class)
		.secured()
		.properties("cors.allowed-origins=" + SHOP, "cors.allow-credentials=true"));

	@ParameterizedTest
	@EnumSource
	void aPageOfAnAllowedOriginLogsInAndOut(Server server) {
		RawResponse login = applications.client(server).post("/login", RIGHT, "Origin", SHOP);
		assertThat(login.status()).isEqualTo(302);
		assertThat(login.header("Location")).singleElement().asString().endsWith("/");
		assertReadable(login);
		String session = cookie(login, "SESSION");
		assertThat(orders(server, session).body()).isEqualTo("orders");
		assertReadable(orders(server, session));
		RawResponse logout = applications.client(server).post("/logout", "", "Origin", SHOP, "Cookie", session);
		assertThat(logout.status()).isEqualTo(302);
		assertThat(logout.header("Location")).singleElement().asString().endsWith("/login?logout");
		assertReadable(logout);
		assertThat(orders(server, session).status()).isEqualTo(302);
	}

	@ParameterizedTest
	@EnumSource
	void thatALoginFailsCanBeRead(Server server) {
		RawResponse response = applications.client(server)
			.post("/login", "username=user&password=wrong", "Origin", SHOP);
		assertThat(response.status()).isEqualTo(302);
		assertThat(response.header("Location")).singleElement().asString().endsWith("/login?error");
		assertReadable(response);
	}

	@ParameterizedTest
	@EnumSource
	void aForeignPageLogsNobodyInWithTheRightPassword(Server server) {
		RawResponse response = applications.client(server).post("/login", RIGHT, "Origin", EVIL);
		PolicyHeaders.assertRefused(response);
		assertThat(response.header("Set-Cookie")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void aForeignPageLogsNobodyOut(Server server) {
		String session = cookie(applications.client(server).post("/login", RIGHT, "Origin", SHOP), "SESSION");
		PolicyHeaders.assertRefused(applications.client(server).post("/logout", "", "Origin", EVIL, "Cookie", session));
		assertThat(orders(server, session).body()).isEqualTo("orders");
	}

	@ParameterizedTest
	@EnumSource(names = { "TOMCAT", "JETTY" })
	void aUserWhoIsRememberedIsServedFromAnAllowedOriginOnly(Server server) {
		RawResponse login = applications.client(server).post("/login", RIGHT + "&remember-me=on", "Origin", SHOP);
		String remembered = cookie(login, "remember-me");
		assertThat(orders(server, remembered).body()).isEqualTo("orders");
		assertReadable(orders(server, remembered));
		PolicyHeaders
			.assertRefused(applications.client(server).send("GET", "/orders", "Origin", EVIL, "Cookie", remembered));
	}

	private static RawResponse orders(Server server, String cookie) {
		return applications.client(server)
			.send("GET", "/orders", "Origin", SHOP, "Cookie", cookie, "Accept", "text/plain,text/html");
	}

	private static void assertReadable(RawResponse response) {
		PolicyHeaders.assertOnce(response, SHOP);
		assertThat(response.header("Access-Control-Allow-Credentials")).containsExactly("true");
	}

	/**
	 * The last cookie with part of a name: servers and stacks differ in the rest.
	 */
	private static String cookie(RawResponse response, String name) {
		return response.header("Set-Cookie")
			.stream()
			.map((line) -> line.split(";", 2)[0])
			.filter((cookie) -> cookie.split("=", 2)[0].contains(name))
			.reduce((first, last) -> last)
			.orElseThrow();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Application {

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		SecurityFilterChain chain(HttpSecurity http) {
			return http.formLogin(Customizer.withDefaults())
				.rememberMe(Customizer.withDefaults())
				.csrf(AbstractHttpConfigurer::disable)
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.build();
		}

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		SecurityWebFilterChain webChain(ServerHttpSecurity http) {
			return http.formLogin(Customizer.withDefaults())
				.csrf(ServerHttpSecurity.CsrfSpec::disable)
				.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.build();
		}

	}

	@RestController
	static class Orders {

		@GetMapping("/orders")
		String orders() {
			return "orders";
		}

	}

}
