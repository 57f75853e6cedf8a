package io.github.corsstarter.jdbc;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.github.corsstarter.autoconfigure.reload.CorsSourceStatus.State;
import io.github.corsstarter.autoconfigure.support.Server;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import org.springframework.jdbc.core.simple.JdbcClient;

import static io.github.corsstarter.jdbc.TenantsApplication.ACME;
import static io.github.corsstarter.jdbc.TenantsApplication.BETA;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that applications on a real PostgreSQL follow their table of origins, and that
 * nothing that happens to the server takes an origin away.
 */
class PostgresTests {

	private static final String RARELY = "cors.sources.jdbc.poll-interval=1h";

	private static Postgres postgres;

	private final ExecutorService threads = Executors.newCachedThreadPool();

	private JdbcClient sql;

	@BeforeAll
	static void startServer() {
		postgres = Postgres.start();
	}

	@AfterAll
	static void stopServer() {
		if (postgres != null) {
			postgres.close();
		}
	}

	@BeforeEach
	void setUp() {
		this.sql = postgres.sql();
		this.sql.sql("drop table if exists cors_origin, cors_origin_revision cascade").update();
	}

	@AfterEach
	void tearDown() {
		this.threads.shutdown();
	}

	private TenantsApplication start(Server server, String... properties) {
		return TenantsApplication.start(server, postgres, properties);
	}

	private void insert(String origin) {
		TenantsApplication.insert(this.sql, "shop", origin, "Somebody");
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "JETTY")
	void whatIsWrittenHoldsWithinTheInterval(Server server) {
		try (TenantsApplication application = start(server, "cors.jdbc.listen=false")) {
			insert(ACME);
			application.awaitAllowed(ACME);
			TenantsApplication.delete(this.sql, ACME);
			application.awaitRefused(ACME);
			assertThat(listeners()).isZero();
		}
	}

	@ParameterizedTest
	@EnumSource(mode = Mode.EXCLUDE, names = "JETTY")
	void whatIsWrittenHoldsAtOnceWhereItIsListenedTo(Server server) {
		try (TenantsApplication application = start(server, RARELY)) {
			awaitListeners(1);
			insert(BETA);
			insert(ACME);
			application.awaitAllowed(ACME);
			TenantsApplication.delete(this.sql, ACME);
			application.awaitRefused(ACME);
			assertThat(application.allows(BETA)).isTrue();
		}
		awaitListeners(0);
	}

	@Test
	void aLostConnectionIsMadeAgainAndNothingIsMissed() {
		try (TenantsApplication application = start(Server.TOMCAT, RARELY)) {
			awaitListeners(1);
			this.sql.sql("select pg_terminate_backend(pid) from pg_stat_activity where query like 'listen %'")
				.query()
				.listOfRows();
			insert(ACME);
			application.awaitAllowed(ACME);
			awaitListeners(1);
			insert(BETA);
			application.awaitAllowed(BETA);
		}
	}

	private long listeners() {
		return this.sql.sql("select count(*) from pg_stat_activity where query like 'listen %'")
			.query(Long.class)
			.single();
	}

	private void awaitListeners(long number) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> listeners() == number);
	}

	@Test
	void originsStayWhileTheServerIsAwayAndFollowItWhenItIsBack() {
		try (TenantsApplication application = start(Server.TOMCAT, "cors.sources.jdbc.stale-after=500ms")) {
			insert(ACME);
			application.awaitAllowed(ACME);
			postgres.kill();
			application.awaitState(State.STALE);
			assertThat(application.allows(ACME)).isTrue();
			assertThat(application.status().problem()).isNotBlank();
			postgres.restart();
			insert(BETA);
			application.awaitAllowed(BETA);
			assertThat(application.allows(ACME)).isTrue();
			application.awaitState(State.CURRENT);
			assertThat(application.status().problem()).isNull();
		}
	}

	@Test
	void aServerThatFallsSilentHoldsNoRequest() {
		try (TenantsApplication application = start(Server.TOMCAT, "cors.sources.jdbc.stale-after=500ms",
				"cors.sources.jdbc.timeout=300ms")) {
			insert(ACME);
			application.awaitAllowed(ACME);
			postgres.freeze();
			try {
				application.awaitState(State.STALE);
				long start = System.nanoTime();
				assertThat(application.allows(ACME)).isTrue();
				assertThat(application.allows(BETA)).isFalse();
				assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
				assertThat(application.status().problem()).containsAnyOf("no answer within 300 ms", "not ended");
			}
			finally {
				postgres.thaw();
			}
			application.awaitState(State.CURRENT);
			insert(BETA);
			application.awaitAllowed(BETA);
		}
	}

	@Test
	void aTableThatIsEmptyAtOnceHasToBeSoForOneInterval() {
		try (TenantsApplication application = start(Server.TOMCAT, "cors.sources.jdbc.poll-interval=2s")) {
			insert(ACME);
			insert(BETA);
			application.awaitAllowed(ACME);
			application.awaitAllowed(BETA);
			this.sql.sql("truncate table cors_origin").update();
			application.awaitState(State.HELD_BACK);
			assertThat(application.allows(ACME)).isTrue();
			application.awaitRefused(ACME);
			assertThat(application.allows(BETA)).isFalse();
			assertThat(application.status().state()).isEqualTo(State.CURRENT);
		}
	}

	@Test
	void anOriginExpiresThoughNobodyWrites() {
		try (TenantsApplication application = start(Server.TOMCAT)) {
			insert(ACME);
			insert(BETA);
			application.awaitAllowed(BETA);
			this.sql.sql("update cors_origin set valid_until = current_timestamp + interval '1 s' where origin = ?")
				.param(BETA)
				.update();
			application.awaitRefused(BETA);
			assertThat(application.allows(ACME)).isTrue();
		}
	}

	@Test
	void anApplicationNeedsNothingButToSelect() {
		start(Server.TOMCAT).close();
		this.sql.sql("drop role if exists reader").update();
		this.sql.sql("create role reader login").update();
		this.sql.sql("grant select on cors_origin, cors_origin_revision to reader").update();
		try (TenantsApplication application = start(Server.TOMCAT, RARELY, "cors.jdbc.initialize-schema=never",
				"spring.datasource.url=" + postgres.url().replace("user=postgres", "user=reader"))) {
			awaitListeners(1);
			insert(ACME);
			application.awaitAllowed(ACME);
		}
		this.sql.sql("drop owned by reader").update();
		this.sql.sql("drop role reader").update();
	}

	@Test
	void aTableMayHaveAnotherNameInAnotherSchema() {
		start(Server.TOMCAT).close();
		this.sql.sql("create schema app").update();
		this.sql.sql("create table app.tenants (like cors_origin)").update();
		this.sql.sql("create table app.tenants_revision as select revision from cors_origin_revision").update();
		this.sql.sql("""
				create trigger tenants_changed after insert or update or delete or truncate on app.tenants
				for each statement execute function cors_origin_changed()""").update();
		try (TenantsApplication application = start(Server.TOMCAT, RARELY, "cors.jdbc.table-name=app.Tenants")) {
			awaitListeners(1);
			this.sql.sql("insert into app.tenants (policy, origin) values ('shop', ?)").param(ACME).update();
			application.awaitAllowed(ACME);
		}
		this.sql.sql("drop schema app cascade").update();
	}

	@Test
	void aDatabaseThatIsSetBackIsNoticedThoughItCountsTheSame() {
		try (TenantsApplication application = start(Server.TOMCAT)) {
			insert(ACME);
			application.awaitAllowed(ACME);
			setUp();
			application.createTable();
			insert(BETA);
			application.awaitAllowed(BETA);
			assertThat(application.allows(ACME)).isFalse();
		}
	}

	@Test
	void instancesThatCreateTheTableTogetherAllSucceed() {
		try (TenantsApplication application = start(Server.TOMCAT, "spring.datasource.hikari.maximum-pool-size=10")) {
			setUp();
			this.sql.sql("drop function cors_origin_changed cascade").update();
			List<CompletableFuture<Void>> creating = IntStream.range(0, 10)
				.mapToObj((i) -> CompletableFuture.runAsync(application::createTable, this.threads))
				.toList();
			assertThat(creating).allSatisfy((each) -> assertThat(each).succeedsWithin(Duration.ofSeconds(20)));
			insert(ACME);
			application.awaitAllowed(ACME);
		}
	}

	@Test
	void tenInstancesAgreeWithinTheIntervalAndASecond() {
		List<TenantsApplication> fleet = IntStream.range(0, 10)
			.mapToObj((i) -> start(Server.TOMCAT, "cors.jdbc.listen=false"))
			.toList();
		try {
			String before = fleet.get(0).hash();
			insert(ACME);
			insert(BETA);
			long written = System.nanoTime();
			Awaitility.await()
				.atMost(Duration.ofMillis(1100))
				.pollInterval(Duration.ofMillis(20))
				.until(() -> fleet.stream().allMatch((application) -> application.revision().endsWith("/2"))
						&& fleet.stream().map(TenantsApplication::hash).distinct().count() == 1
						&& !fleet.get(0).hash().equals(before));
			Set<String> hashes = fleet.stream().map(TenantsApplication::hash).collect(Collectors.toSet());
			System.out.println("Ten instances agree after " + (System.nanoTime() - written) / 1_000_000 + " ms");
			assertThat(hashes).hasSize(1);
			assertThat(fleet).allMatch((application) -> application.allows(ACME) && application.allows(BETA));
		}
		finally {
			fleet.forEach(TenantsApplication::close);
		}
	}

}
