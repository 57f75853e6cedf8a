package io.github.corsstarter.autoconfigure.server;

import java.time.Instant;
import java.util.Date;

import javax.crypto.spec.SecretKeySpec;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
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
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusReactiveJwtDecoder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that scripts of an allowed origin may read whatever a resource server makes of
 * their token, and that those of another one get nowhere with a token that is right.
 */
@Tag("neighbor")
class OAuth2ResourceServerTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String EVIL = "https://evil.example";

	private static final byte[] KEY = "a key of the authorization server".getBytes();

	private static final byte[] OTHER_KEY = "another key of somebody else, too".getBytes();

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> RunningApplication.on(server)
		.with(Application.class)
		.secured()
		.properties("cors.policies.api.paths=/api/**", "cors.policies.api.allowed-origins=" + SHOP,
				"cors.policies.api.exposed-headers=WWW-Authenticate"));

	@ParameterizedTest
	@EnumSource
	void aRightTokenIsAccepted(Server server) throws JOSEException {
		RawResponse response = get(server, SHOP, "Authorization", "Bearer " + token(KEY));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.body()).isEqualTo("orders");
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@EnumSource
	void whatIsWrongWithATokenCanBeRead(Server server) throws JOSEException {
		RawResponse response = get(server, SHOP, "Authorization", "Bearer " + token(OTHER_KEY));
		assertThat(response.status()).isEqualTo(401);
		assertThat(response.header("WWW-Authenticate")).singleElement().asString().contains("invalid_token");
		assertThat(response.header("Access-Control-Expose-Headers")).containsExactly("WWW-Authenticate");
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@EnumSource
	void thatATokenIsMissingCanBeRead(Server server) {
		RawResponse response = get(server, SHOP);
		assertThat(response.status()).isEqualTo(401);
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@EnumSource
	void preflightsNeedNoToken(Server server) {
		RawResponse response = applications.client(server)
			.send("OPTIONS", "/api/orders", "Origin", SHOP, "Access-Control-Request-Method", "GET",
					"Access-Control-Request-Headers", "authorization");
		assertThat(response.status()).isEqualTo(204);
		assertThat(response.header("Access-Control-Allow-Headers").toString()).containsIgnoringCase("authorization");
		assertThat(response.header("WWW-Authenticate")).isEmpty();
		PolicyHeaders.assertOnce(response, SHOP);
	}

	@ParameterizedTest
	@EnumSource
	void aForeignOriginIsRefusedWhateverItsToken(Server server) throws JOSEException {
		PolicyHeaders.assertRefused(get(server, EVIL, "Authorization", "Bearer " + token(KEY)));
		PolicyHeaders.assertRefused(get(server, EVIL, "Authorization", "Bearer " + token(OTHER_KEY)));
		PolicyHeaders.assertRefused(get(server, EVIL));
	}

	private static RawResponse get(Server server, String origin, String... headers) {
		String[] all = new String[headers.length + 2];
		all[0] = "Origin";
		all[1] = origin;
		System.arraycopy(headers, 0, all, 2, headers.length);
		return applications.client(server).send("GET", "/api/orders", all);
	}

	private static String token(byte[] key) throws JOSEException {
		JWTClaimsSet claims = new JWTClaimsSet.Builder().subject("user")
			.expirationTime(Date.from(Instant.now().plusSeconds(60)))
			.build();
		SignedJWT token = new SignedJWT(new JWSHeader(JWSAlgorithm.HS256), claims);
		token.sign(new MACSigner(key));
		return token.serialize();
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(Orders.class)
	static class Application {

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
		SecurityFilterChain chain(HttpSecurity http) {
			NimbusJwtDecoder decoder = NimbusJwtDecoder.withSecretKey(new SecretKeySpec(KEY, "HmacSHA256")).build();
			return http.oauth2ResourceServer((server) -> server.jwt((jwt) -> jwt.decoder(decoder)))
				.authorizeHttpRequests((requests) -> requests.anyRequest().authenticated())
				.build();
		}

		@Bean
		@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
		SecurityWebFilterChain webChain(ServerHttpSecurity http) {
			NimbusReactiveJwtDecoder decoder = NimbusReactiveJwtDecoder
				.withSecretKey(new SecretKeySpec(KEY, "HmacSHA256"))
				.build();
			return http.oauth2ResourceServer((server) -> server.jwt((jwt) -> jwt.jwtDecoder(decoder)))
				.authorizeExchange((exchanges) -> exchanges.anyExchange().authenticated())
				.build();
		}

	}

	@RestController
	static class Orders {

		@RequestMapping("/api/orders")
		String orders() {
			return "orders";
		}

	}

}
