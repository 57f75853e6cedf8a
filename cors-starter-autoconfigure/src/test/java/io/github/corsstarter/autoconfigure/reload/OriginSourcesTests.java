package io.github.corsstarter.autoconfigure.reload;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;

import io.github.corsstarter.CorsOriginSource;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.autoconfigure.CorsAutoConfiguration;
import io.github.corsstarter.autoconfigure.CorsPolicyCustomizer;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.assertj.AssertableWebApplicationContext;
import org.springframework.boot.test.context.runner.WebApplicationContextRunner;
import org.springframework.boot.test.util.TestPropertyValues;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that a source adds origins and nothing else, and that whatever it does spoils
 * nothing.
 */
class OriginSourcesTests {

	private static final String SHOP = "https://shop.example.com";

	private final Tenants tenants = new Tenants();

	private final WebApplicationContextRunner runner = new WebApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsReloadAutoConfiguration.class))
		.withBean(CorsOriginSource.class, () -> this.tenants)
		.withPropertyValues("cors.policies.shop.origins-from=tenants", "cors.policies.shop.paths=/api/**",
				"cors.sources.tenants.poll-interval=100ms", "cors.sources.tenants.timeout=200ms");

	@TempDir
	Path directory;

	@BeforeEach
	void setUp() {
		this.tenants.returns("1", SHOP);
	}

	@Test
	void originsOfASourceAreAllowed() {
		this.runner.run((context) -> {
			assertThat(origins(context)).containsExactly(SHOP);
			assertThat(context.getBean(CorsPolicyRegistry.class)
				.policy("shop")
				.source()
				.location(CorsProperty.ALLOWED_ORIGINS, 0)).isEqualTo("source 'tenants', row of ACME");
		});
	}

	@Test
	void originsOfASourceJoinThoseOfTheConfiguration() {
		this.tenants.returns("1", SHOP, "https://fixed.example.com");
		this.runner.withPropertyValues("cors.policies.shop.allowed-origins=https://fixed.example.com")
			.run((context) -> assertThat(origins(context)).containsExactly("https://fixed.example.com", SHOP));
	}

	@Test
	void noneGivesWayToOriginsOfASource() {
		this.tenants.returns("1");
		this.runner.withPropertyValues("cors.policies.shop.allowed-origins=none").run((context) -> {
			assertThat(origins(context)).containsExactly("none");
			this.tenants.returns("2", "https://slash.example.com/", SHOP);
			awaitOrigins(context, SHOP);
			assertThat(context.getBean(CorsPolicyRegistry.class)
				.policy("shop")
				.source()
				.location(CorsProperty.ALLOWED_ORIGINS, 0)).isEqualTo("source 'tenants', row of ACME");
		});
	}

	@Test
	void changesAreNoticedWithinTheInterval() {
		this.runner.run((context) -> {
			this.tenants.returns("2", SHOP, "https://b.example.com");
			awaitOrigins(context, SHOP, "https://b.example.com");
			assertThat(context.getBean(CorsRevisions.class).active().source()).isEqualTo("tenants");
		});
	}

	@Test
	void aHintIsFollowedAtOnce() {
		this.runner.withPropertyValues("cors.sources.tenants.poll-interval=1h").run((context) -> {
			this.tenants.returns("2", "https://b.example.com");
			this.tenants.hint();
			awaitOrigins(context, "https://b.example.com");
		});
	}

	@Test
	void anUnchangedRevisionIsNotReadAgain() {
		this.runner.run((context) -> {
			int before = this.tenants.asked.size();
			Awaitility.await().until(() -> this.tenants.asked.size() > before + 2);
			List<String> asked = new ArrayList<>(this.tenants.asked);
			assertThat(asked.subList(1, asked.size())).containsOnly("1");
			assertThat(context.getBean(CorsRevisions.class).list()).hasSize(1);
		});
	}

	@Test
	void aBadEntryIsLeftOutAndReported() {
		this.tenants.returns("1", SHOP, "*", "none", "https://slash.example.com/", "not an origin", "null",
				"https://b.example.com");
		this.runner.run((context) -> {
			assertThat(origins(context)).containsExactly(SHOP, "https://b.example.com");
			CorsSourceStatus status = context.getBean(OriginSources.class).status().get(0);
			assertThat(status.rejected()).isEqualTo(5);
			assertThat(status.violations()).extracting((violation) -> violation.code().name())
				.containsExactly("SOURCE_ENTRY_NOT_ORIGIN", "SOURCE_ENTRY_NOT_ORIGIN", "ORIGIN_TRAILING_SLASH",
						"ORIGIN_SEVERAL", "NULL_ORIGIN");
			assertThat(status.violations()).extracting(CorsViolation::location)
				.containsOnly("source 'tenants', row of ACME");
		});
	}

	@Test
	void anEntryForAnotherPolicyIsLeftOutAndReported() {
		this.tenants.answer = () -> new CorsOriginSource.Fetched("1", List
			.of(new CorsOriginSource.Entry("admin", SHOP, null), new CorsOriginSource.Entry("shop", SHOP, null)));
		this.runner
			.withPropertyValues("cors.policies.admin.allowed-origins=https://admin.example.com",
					"cors.policies.admin.paths=/admin")
			.run((context) -> {
				assertThat(origins(context)).containsExactly(SHOP);
				assertThat(context.getBean(CorsPolicyRegistry.class).policy("admin").allowedOrigins())
					.containsExactly("https://admin.example.com");
				assertThat(context.getBean(OriginSources.class).status().get(0).violations())
					.extracting((violation) -> violation.code().name())
					.containsExactly("SOURCE_ENTRY_WITHOUT_POLICY");
			});
	}

	@Test
	void anOriginThatAnotherPolicyHasOnThePathIsLeftOut() {
		this.runner.withPropertyValues("cors.policies.z.allowed-origins=" + SHOP, "cors.policies.z.paths=/api/**")
			.run((context) -> {
				assertThat(origins(context)).isEmpty();
				assertThat(context.getBean(CorsPolicyRegistry.class).policy("z").allowedOrigins())
					.containsExactly(SHOP);
			});
	}

	@Test
	void aSourceThatFailsOrHangsChangesNothing() {
		this.runner.withPropertyValues("cors.sources.tenants.stale-after=300ms").run((context) -> {
			this.tenants.answer = () -> {
				throw new IllegalStateException("connection\nrefused");
			};
			awaitProblem(context, "connection?refused");
			this.tenants.answer = () -> {
				new CountDownLatch(1).await();
				return null;
			};
			awaitProblem(context, "no answer within 200 ms");
			Awaitility.await()
				.untilAsserted(() -> assertThat(status(context).state()).isEqualTo(CorsSourceStatus.State.STALE));
			assertThat(origins(context)).containsExactly(SHOP);
			this.tenants.returns("2", "https://b.example.com");
			awaitOrigins(context, "https://b.example.com");
			assertThat(status(context).state()).isEqualTo(CorsSourceStatus.State.CURRENT);
		});
	}

	@Test
	void aCallThatCannotBeInterruptedIsNotJoinedByAnother() {
		this.runner.run((context) -> {
			CountDownLatch end = new CountDownLatch(1);
			this.tenants.answer = () -> {
				awaitWhateverHappens(end);
				return null;
			};
			awaitProblem(context, "the last call has still not ended");
			end.countDown();
			this.tenants.returns("2", "https://b.example.com");
			awaitOrigins(context, "https://b.example.com");
		});
	}

	private static void awaitWhateverHappens(CountDownLatch end) {
		while (end.getCount() > 0) {
			try {
				end.await();
			}
			catch (InterruptedException ex) {
				// As a driver that ignores interrupts.
			}
		}
	}

	@Test
	void aSetThatSuddenlyShrinksIsHeldBackUntilItIsConfirmed() {
		this.tenants.returns("1", many(10));
		this.runner.withPropertyValues("cors.sources.tenants.poll-interval=3s").run((context) -> {
			this.tenants.returns("2", many(4));
			this.tenants.hint();
			Awaitility.await()
				.untilAsserted(() -> assertThat(status(context).state()).isEqualTo(CorsSourceStatus.State.HELD_BACK));
			assertThat(origins(context)).hasSize(10);
			this.tenants.hint();
			assertThat(origins(context)).hasSize(10);
			Awaitility.await().untilAsserted(() -> assertThat(origins(context)).hasSize(4));
			assertThat(status(context).state()).isEqualTo(CorsSourceStatus.State.CURRENT);
		});
	}

	@Test
	void aSetThatShrinksByMistakeComesBackUnused() {
		this.tenants.returns("1", many(10));
		this.runner.withPropertyValues("cors.sources.tenants.poll-interval=5s").run((context) -> {
			this.tenants.returns("2");
			this.tenants.hint();
			Awaitility.await()
				.untilAsserted(() -> assertThat(status(context).state()).isEqualTo(CorsSourceStatus.State.HELD_BACK));
			this.tenants.returns("3", many(10));
			this.tenants.hint();
			Awaitility.await()
				.untilAsserted(() -> assertThat(status(context).state()).isEqualTo(CorsSourceStatus.State.CURRENT));
			assertThat(context.getBean(CorsRevisions.class).list()).hasSize(1);
		});
	}

	@Test
	void aSetThatIsTooLargeIsRefused() {
		this.runner.withPropertyValues("cors.sources.tenants.max-origins=5").run((context) -> {
			this.tenants.returns("2", many(6));
			awaitProblem(context, "it returned 6 origins, which is more than max-origins, 5");
			assertThat(origins(context)).containsExactly(SHOP);
		});
	}

	@Test
	void withoutAnAnswerTheApplicationDoesNotStart() {
		this.tenants.answer = () -> {
			throw new IllegalStateException("connection refused");
		};
		this.runner.run((context) -> assertThat(context).getFailure()
			.rootCause()
			.isInstanceOfSatisfying(InvalidCorsPolicyException.class,
					(ex) -> assertThat(ex.violations()).extracting((violation) -> violation.code().name())
						.containsExactly("SOURCE_UNAVAILABLE")));
	}

	@Test
	void withoutAnAnswerTheApplicationStartsEmptyIfItMay() {
		this.tenants.answer = () -> {
			throw new IllegalStateException("connection refused");
		};
		this.runner.withPropertyValues("cors.sources.tenants.at-start=empty").run((context) -> {
			assertThat(origins(context)).isEmpty();
			this.tenants.returns("2", SHOP);
			awaitOrigins(context, SHOP);
		});
	}

	@Test
	void withoutAnAnswerTheApplicationStartsFromItsSnapshot() throws Exception {
		Path file = this.directory.resolve("state").resolve("tenants.txt");
		WebApplicationContextRunner snapshot = this.runner.withPropertyValues("cors.sources.tenants.at-start=snapshot",
				"cors.sources.tenants.snapshot-file=" + file);
		this.tenants.returns("7", SHOP, "*", "https://b.example.com");
		snapshot.run((context) -> assertThat(origins(context)).hasSize(2));
		assertThat(Files.readAllLines(file)).startsWith("7", "shop\t" + SHOP + "\trow of ACME");
		this.tenants.answer = () -> {
			throw new IllegalStateException("connection refused");
		};
		snapshot.run((context) -> {
			assertThat(origins(context)).containsExactly(SHOP, "https://b.example.com");
			assertThat(status(context).state()).isEqualTo(CorsSourceStatus.State.STALE);
		});
		Files.writeString(file, "7\ngarbage\n");
		snapshot.run((context) -> assertThat(context).hasFailed());
	}

	@Test
	void anUnknownSourceIsAMistake() {
		this.runner.withPropertyValues("cors.policies.shop.origins-from=tenant")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.hasMessageContaining("There is no source of origins with that name. The sources are `tenants`."));
	}

	@Test
	void settingsAreValidated() {
		this.runner
			.withPropertyValues("cors.sources.tenants.max-shrink=half", "cors.sources.tenants.timeout=0",
					"cors.sources.tenants.at-start=snapshot", "cors.sources.tenants.max-origins=0",
					"cors.reload.quiet-period=-1s")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOfSatisfying(InvalidCorsPolicyException.class,
						(ex) -> assertThat(ex.violations()).extracting(CorsViolation::property)
							.containsExactly("cors.reload.quiet-period", "cors.sources.tenants.timeout",
									"cors.sources.tenants.max-origins", "cors.sources.tenants.max-shrink",
									"cors.sources.tenants.at-start")));
	}

	@Test
	void originsThatCouldNotBeUsedAreTriedAgain() {
		AtomicBoolean failing = new AtomicBoolean();
		this.runner.withBean(CorsPolicyCustomizer.class, () -> (policy) -> {
			if (failing.get()) {
				throw new IllegalStateException("on purpose");
			}
		}).run((context) -> {
			failing.set(true);
			this.tenants.returns("2", SHOP, "https://b.example.com");
			CorsRevisions revisions = context.getBean(CorsRevisions.class);
			Awaitility.await().untilAsserted(() -> assertThat(revisions.rejected()).isNotNull());
			assertThat(origins(context)).containsExactly(SHOP);
			failing.set(false);
			awaitOrigins(context, SHOP, "https://b.example.com");
			Awaitility.await().untilAsserted(() -> assertThat(revisions.rejected()).isNull());
			assertThat(revisions.list()).hasSize(3);
		});
	}

	@Test
	void aConfigurationThatIsWrongStaysRejectedWhileOriginsChange() {
		this.runner.run((context) -> {
			TestPropertyValues.of("cors.policies.shop.max-age=soon").applyTo(context.getSourceApplicationContext());
			context.getBean(PolicyReload.class).reload("refresh");
			CorsRevision rejected = context.getBean(CorsRevisions.class).rejected();
			assertThat(rejected).isNotNull();
			this.tenants.returns("2", SHOP, "https://b.example.com");
			awaitOrigins(context, SHOP, "https://b.example.com");
			assertThat(context.getBean(CorsRevisions.class).rejected()).isEqualTo(rejected);
			TestPropertyValues.of("cors.policies.shop.max-age=60").applyTo(context.getSourceApplicationContext());
			context.getBean(PolicyReload.class).reload("refresh");
			assertThat(context.getBean(CorsRevisions.class).rejected()).isNull();
		});
	}

	@Test
	void aSourceThatNoPolicyNamesIsNeverAsked() {
		new WebApplicationContextRunner()
			.withConfiguration(AutoConfigurations.of(CorsAutoConfiguration.class, CorsReloadAutoConfiguration.class))
			.withBean(CorsOriginSource.class, () -> this.tenants)
			.withPropertyValues("cors.allowed-origins=https://a.example.com")
			.run((context) -> {
				assertThat(this.tenants.asked).isEmpty();
				assertThat(this.tenants.started).isFalse();
			});
	}

	private static String[] many(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "https://t" + i + ".example.com").toArray(String[]::new);
	}

	private static List<String> origins(AssertableWebApplicationContext context) {
		return context.getBean(CorsPolicyRegistry.class).policy("shop").allowedOrigins();
	}

	private static void awaitOrigins(AssertableWebApplicationContext context, String... origins) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(5))
			.untilAsserted(() -> assertThat(origins(context)).containsExactly(origins));
	}

	private static CorsSourceStatus status(AssertableWebApplicationContext context) {
		return context.getBean(OriginSources.class).status().get(0);
	}

	private static void awaitProblem(AssertableWebApplicationContext context, String problem) {
		Awaitility.await().untilAsserted(() -> assertThat(status(context).problem()).isEqualTo(problem));
	}

	/**
	 * A source that does what it is told.
	 */
	static class Tenants implements CorsOriginSource {

		final List<@Nullable String> asked = Collections.synchronizedList(new ArrayList<>());

		volatile Callable<@Nullable Fetched> answer = () -> null;

		volatile boolean started;

		private volatile Runnable fetchNow = () -> {
		};

		void returns(String revision, String... origins) {
			List<Entry> entries = Arrays.stream(origins)
				.map((origin) -> new Entry("shop", origin, "row of ACME"))
				.toList();
			this.answer = () -> new Fetched(revision, entries);
		}

		void hint() {
			this.fetchNow.run();
		}

		@Override
		public String name() {
			return "tenants";
		}

		@Override
		public @Nullable Fetched fetch(@Nullable String revision) throws Exception {
			this.asked.add(revision);
			Fetched fetched = this.answer.call();
			return (fetched != null && fetched.revision().equals(revision)) ? null : fetched;
		}

		@Override
		public void onStart(Runnable fetchNow) {
			this.started = true;
			this.fetchNow = fetchNow;
		}

	}

}
