package io.github.corsstarter.jdbc;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;

import io.github.corsstarter.CorsOriginSource;
import io.github.corsstarter.autoconfigure.CorsPolicyCandidate;
import io.github.corsstarter.autoconfigure.CorsPolicyLoader;
import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

import org.springframework.context.ApplicationContext;

import static io.github.corsstarter.jdbc.TenantsApplication.ACME;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a table of 100,000 origins is followed at once, and that requests do not
 * notice how many there are.
 */
@Tag("measurement")
class ReloadTimeTests {

	private static final ThreadMXBean CLOCK = ManagementFactory.getThreadMXBean();

	private static final int ORIGINS = 100_000;

	private static final int ROUNDS = 20;

	private static final int DECISIONS = 100_000;

	@Test
	void aHundredThousandOriginsAreReloadedAtOnce() throws Throwable {
		try (Postgres postgres = Postgres.start()) {
			double fewMillis = decisionsWithOneOrigin(postgres);
			fill(postgres);
			try (TenantsApplication many = start(postgres)) {
				CorsOriginSource source = many.context().getBean(CorsOriginSource.class);
				double fetch = fastest(() -> source.fetch(null));
				double look = fastest(() -> source.fetch(many.revision()));
				double reload = fastest(() -> reload(many.context()));
				double manyMillis = decisions(many.context(), origin(ORIGINS - 1));
				System.out.printf(
						"%d origins: read in %.0f ms, found unchanged in %.1f ms, put to use in %.0f ms;"
								+ " decisions take %.2f times as long as with one origin%n",
						ORIGINS, fetch, look, reload, manyMillis / fewMillis);
				assertThat(many.allows(origin(ORIGINS - 1))).isTrue();
				assertThat(reload).isLessThan(600);
				assertThat(manyMillis).isLessThan(4 * fewMillis);
			}
		}
	}

	private static double decisionsWithOneOrigin(Postgres postgres) throws Throwable {
		try (TenantsApplication few = start(postgres)) {
			TenantsApplication.insert(postgres.sql(), "shop", ACME, "ACME");
			few.awaitAllowed(ACME);
			return decisions(few.context(), ACME);
		}
	}

	private static TenantsApplication start(Postgres postgres) {
		return TenantsApplication.start(Server.TOMCAT, postgres, "cors.sources.jdbc.timeout=30s",
				"cors.sources.jdbc.poll-interval=1h");
	}

	private static void fill(Postgres postgres) {
		postgres.sql().sql("""
				insert into cors_origin (policy, origin, owner)
				select 'shop', 'https://tenant-' || i || '.example.com', 'Tenant ' || i
				from generate_series(1, ?) i""").param(ORIGINS - 1).update();
	}

	private static String origin(int number) {
		return "https://tenant-" + number + ".example.com";
	}

	/**
	 * Everything that a change of the table sets off.
	 */
	private static void reload(ApplicationContext context) {
		CorsPolicyRegistry registry = context.getBean(CorsPolicyRegistry.class);
		CorsPolicyCandidate candidate = context.getBean(CorsPolicyLoader.class).loadOrigins();
		candidate.check();
		assertThat(candidate.set(registry).hash()).isEqualTo(context.getBean(CorsRevisions.class).active().hash());
		candidate.replace(registry);
		assertThat(context.getBean(CorsRevisions.class).active().differences()).isEmpty();
	}

	private static double decisions(ApplicationContext context, String origin) throws Throwable {
		CorsPolicyRegistry registry = context.getBean(CorsPolicyRegistry.class);
		CorsRequest request = new Request(origin);
		return fastest(() -> {
			for (int i = 0; i < DECISIONS; i++) {
				registry.decide(request);
			}
		});
	}

	/**
	 * The time in milliseconds that the thread itself needs when the machine disturbs it
	 * least.
	 */
	private static double fastest(Executable measured) throws Throwable {
		double fastest = Double.MAX_VALUE;
		for (int i = 0; i < ROUNDS; i++) {
			long start = CLOCK.getCurrentThreadCpuTime();
			measured.execute();
			fastest = Math.min(fastest, (CLOCK.getCurrentThreadCpuTime() - start) / 1e6);
		}
		return fastest;
	}

	private record Request(String origin) implements CorsRequest {

		@Override
		public String method() {
			return "GET";
		}

		@Override
		public String path() {
			return "/api/orders";
		}

		@Override
		public @Nullable String header(String name) {
			return name.equalsIgnoreCase("Origin") ? this.origin : null;
		}

		@Override
		public List<String> headers(String name) {
			String value = header(name);
			return (value != null) ? List.of(value) : List.of();
		}

		@Override
		public boolean isOwnOrigin(String origin) {
			return false;
		}

	}

}
