package io.github.corsstarter.jdbc;

import java.sql.Timestamp;
import java.time.Instant;

import io.github.corsstarter.autoconfigure.reload.CorsSourceStatus;
import io.github.corsstarter.autoconfigure.support.Server;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.github.corsstarter.jdbc.TenantsApplication.ACME;
import static io.github.corsstarter.jdbc.TenantsApplication.BETA;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that applications with an embedded H2 follow their table of origins.
 */
class H2Tests {

	private static final String DATABASE = "spring.datasource.generate-unique-name=true";

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "JETTY")
	void whatIsWrittenHoldsForTheNextRequests(Server server) {
		try (TenantsApplication application = TenantsApplication.start(server, DATABASE)) {
			assertThat(application.allows(ACME)).isFalse();
			TenantsApplication.insert(application.sql(), "shop", ACME, "ACME");
			application.awaitAllowed(ACME);
			TenantsApplication.delete(application.sql(), ACME);
			application.awaitRefused(ACME);
		}
	}

	@Test
	void anOriginThatReplacesAnotherOneIsNoticed() {
		try (TenantsApplication application = TenantsApplication.start(Server.TOMCAT, DATABASE)) {
			JdbcClient sql = application.sql();
			TenantsApplication.insert(sql, "shop", ACME, "ACME");
			application.awaitAllowed(ACME);
			sql.sql("update cors_origin set origin = ?").param(BETA).update();
			application.awaitAllowed(BETA);
			assertThat(application.allows(ACME)).isFalse();
		}
	}

	@Test
	void anOriginExpiresThoughNobodyWrites() {
		try (TenantsApplication application = TenantsApplication.start(Server.TOMCAT, DATABASE)) {
			JdbcClient sql = application.sql();
			TenantsApplication.insert(sql, "shop", ACME, "ACME");
			TenantsApplication.insert(sql, "shop", BETA, "Beta");
			application.awaitAllowed(BETA);
			sql.sql("update cors_origin set valid_until = ? where origin = ?")
				.params(Timestamp.from(Instant.now().plusMillis(1500)), BETA)
				.update();
			String revision = application.status().revision();
			application.awaitRefused(BETA);
			assertThat(application.allows(ACME)).isTrue();
			assertThat(application.status().revision()).isNotEqualTo(revision);
		}
	}

	@Test
	void scriptsOfTheApplicationMayFillTheTable() {
		try (TenantsApplication application = TenantsApplication.start(Server.TOMCAT, DATABASE,
				"spring.sql.init.data-locations=classpath:tenants.sql")) {
			assertThat(application.allows("https://initial.example.com")).isTrue();
		}
	}

	@Test
	void aBadRowIsSkippedAndReported() {
		try (TenantsApplication application = TenantsApplication.start(Server.TOMCAT, DATABASE)) {
			JdbcClient sql = application.sql();
			TenantsApplication.insert(sql, "shop", "*", "Everybody");
			TenantsApplication.insert(sql, "shop", "https://slash.example.com/", "Slash");
			TenantsApplication.insert(sql, "shopp", BETA, "Typo");
			TenantsApplication.insert(sql, "shop", ACME, "ACME");
			application.awaitAllowed(ACME);
			assertThat(application.allows("https://slash.example.com")).isFalse();
			assertThat(application.allows(BETA)).isFalse();
			CorsSourceStatus status = application.status();
			assertThat(status.rejected()).isEqualTo(3);
			assertThat(status.violations()).map((violation) -> violation.code().name())
				.contains("SOURCE_ENTRY_NOT_ORIGIN", "SOURCE_ENTRY_WITHOUT_POLICY");
			assertThat(status.violations()).map((violation) -> String.valueOf(violation.location()))
				.containsExactlyInAnyOrder("source 'jdbc', cors_origin, owner Everybody",
						"source 'jdbc', cors_origin, owner Slash", "source 'jdbc', cors_origin, owner Typo");
		}
	}

}
