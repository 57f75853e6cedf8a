package io.github.corsstarter.autoconfigure.actuate;

import java.lang.ref.WeakReference;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.FakeRequest;
import io.github.corsstarter.autoconfigure.Heard;
import io.github.corsstarter.autoconfigure.MutableClock;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.RefusalDescriptor;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.RefusalAdviser;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * Tests for {@link RefusalJournal}.
 */
class RefusalJournalTests {

	private static final String SHOP = "https://shop.example.com";

	private final CorsPolicyRegistry registry = new CorsPolicyRegistry(
			List.of(CorsPolicy.builder("one").paths("/one").allowedOrigins(SHOP).allowedMethods("GET").build(),
					CorsPolicy.builder("none").paths("/none").allowedOrigins(SHOP).build(),
					CorsPolicy.builder("left").paths("/shared").allowedOrigins("https://left.test").build(),
					CorsPolicy.builder("right").paths("/shared").allowedOrigins("https://right.test").build()));

	private final MutableClock clock = new MutableClock();

	private final RefusalJournal journal = new RefusalJournal(this.clock);

	@Test
	void countsAndRemembersWhen() {
		Instant start = this.clock.instant();
		refuse("/one", "https://shop.exmaple.com");
		this.clock.pass(Duration.ofMinutes(5));
		refuse("/one", "https://shop.exmaple.com");
		assertThat(refusals("one")).containsExactly(new RefusalDescriptor("ORIGIN_NOT_ALLOWED",
				"https://shop.exmaple.com", "/one", null, 2, start, start.plusSeconds(300), List.of("allowed-origins"),
				SHOP, "To allow it, change allowed-origins."));
	}

	@Test
	void keepsPoliciesApartAndThoseThatShareAPathTogether() {
		refuse("/one", "https://a.test");
		refuse("/none", "https://b.test");
		refuse("/shared", "https://c.test");
		assertThat(refusals("one")).extracting(RefusalDescriptor::value).containsExactly("https://a.test");
		assertThat(refusals("none")).extracting(RefusalDescriptor::value).containsExactly("https://b.test");
		assertThat(refusals(RefusalJournal.SHARED)).extracting(RefusalDescriptor::value)
			.containsExactly("https://c.test");
		assertThat(refusals(RefusalJournal.SHARED).get(0).advice())
			.isEqualTo("To allow it, change allowed-origins or allowed-origins.");
		assertThat(refusals("left")).isEmpty();
		assertThat(refusals("unknown")).isEmpty();
	}

	@Test
	void listsTheMostFrequentFirst() {
		refuse("/one", "https://a.test");
		refuse("/one", "https://b.test");
		refuse("/one", "https://b.test");
		hear(FakeRequest.preflight("/one", SHOP, "PUT", "x"));
		hear(FakeRequest.preflight("/one", SHOP, "GET", "x-a"));
		assertThat(refusals("one")).extracting(RefusalDescriptor::reason, RefusalDescriptor::value)
			.containsExactly(tuple("ORIGIN_NOT_ALLOWED", "https://b.test"), tuple("HEADER_NOT_ALLOWED", "x-a"),
					tuple("METHOD_NOT_ALLOWED", "PUT"), tuple("ORIGIN_NOT_ALLOWED", "https://a.test"));
	}

	@Test
	void hearsNothingOfAllowedRequests() {
		refuse("/one", SHOP);
		assertThat(refusals("one")).isEmpty();
	}

	@Test
	void isBoundedForEachReason() {
		flood(1000);
		for (int i = 0; i < 1000; i++) {
			hear(FakeRequest.preflight("/one", SHOP, "M" + i, ""));
		}
		assertThat(refusals("one")).hasSize(2 * RefusalPage.MAX_ENTRIES);
	}

	@Test
	void newestTakeThePlaceOfTheOldestAmongTheRarest() {
		flood(RefusalPage.MAX_ENTRIES + 10);
		assertThat(refusals("one")).extracting(RefusalDescriptor::value)
			.contains("https://o10.test", "https://o" + (RefusalPage.MAX_ENTRIES + 9) + ".test")
			.doesNotContain("https://o0.test", "https://o9.test");
	}

	@Test
	void frequentOnesSurviveAFlood() {
		for (int i = 0; i < 3; i++) {
			refuse("/one", "https://shop.exmaple.com");
		}
		hear(FakeRequest.preflight("/one", SHOP, "PUT", "x"));
		flood(10_000);
		assertThat(refusals("one").get(0).value()).isEqualTo("https://shop.exmaple.com");
		assertThat(refusals("one")).extracting(RefusalDescriptor::value).contains("PUT");
	}

	@Test
	void whatHappensNoMoreGivesWayInTheEnd() {
		for (int i = 0; i < 1000; i++) {
			refuse("/one", "https://long-ago.test");
		}
		this.clock.pass(Duration.ofHours(8));
		flood(RefusalPage.MAX_ENTRIES * 2);
		assertThat(values()).contains("https://long-ago.test");
		this.clock.pass(Duration.ofHours(4));
		flood(RefusalPage.MAX_ENTRIES * 2);
		assertThat(values()).doesNotContain("https://long-ago.test");
	}

	@Test
	void clockThatIsSetBackDoesNoHarm() {
		refuse("/one", "https://a.test");
		this.clock.pass(Duration.ofDays(-1));
		flood(RefusalPage.MAX_ENTRIES * 2);
		assertThat(values()).hasSize(RefusalPage.MAX_ENTRIES);
	}

	@Test
	void valuesAreFitToBeShown() {
		refuse("/one", "https://a.test\r\n\u001B[31m\"\u00e9" + "x".repeat(8192));
		assertThat(values()).singleElement()
			.asString()
			.startsWith("https://a.test???[31m??xxx")
			.hasSize(100)
			.endsWith("...");
	}

	@Test
	void countsWhatIsKnownExactlyUnderConcurrency() throws InterruptedException {
		int threads = 8;
		int each = 5_000;
		refuse("/one", "https://shop.exmaple.com");
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		CountDownLatch start = new CountDownLatch(1);
		for (int t = 0; t < threads; t++) {
			int thread = t;
			executor.execute(() -> {
				await(start);
				for (int i = 0; i < each; i++) {
					refuse("/one", "https://shop.exmaple.com");
					refuse("/one", "https://o" + i + ".t" + thread + ".test");
				}
			});
		}
		start.countDown();
		executor.shutdown();
		assertThat(executor.awaitTermination(60, TimeUnit.SECONDS)).isTrue();
		List<RefusalDescriptor> refusals = refusals("one");
		assertThat(refusals).hasSize(RefusalPage.MAX_ENTRIES);
		// The first flood may drive out an entry of one; what follows is counted.
		assertThat(refusals.get(0).value()).isEqualTo("https://shop.exmaple.com");
		assertThat(refusals.get(0).count()).isBetween((long) threads * each - threads * 10L, threads * each + 1L);
	}

	private static void await(CountDownLatch latch) {
		try {
			latch.await();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Test
	void isBoundedForAllPoliciesTogether() {
		List<CorsPolicy> policies = new ArrayList<>();
		for (int i = 0; i < 1000; i++) {
			policies.add(CorsPolicy.builder("p" + i).paths("/p" + i).allowedOrigins(SHOP).build());
		}
		CorsPolicyRegistry many = new CorsPolicyRegistry(policies);
		for (int i = 0; i < 1000; i++) {
			Heard.by(many, FakeRequest.get("/p" + i, "https://a.test"), this.journal);
		}
		long kept = policies.stream().filter((policy) -> !this.journal.refusals(policy.name()).isEmpty()).count();
		assertThat(kept).isEqualTo(RefusalJournal.MAX_PAGES);
	}

	@Test
	void frequentPagesSurviveManyPolicies() {
		refuse("/one", "https://a.test");
		refuse("/one", "https://a.test");
		List<CorsPolicy> policies = new ArrayList<>();
		for (int i = 0; i < 500; i++) {
			policies.add(CorsPolicy.builder("p" + i).paths("/p" + i).allowedOrigins(SHOP).build());
		}
		CorsPolicyRegistry many = new CorsPolicyRegistry(policies);
		for (int i = 0; i < 500; i++) {
			Heard.by(many, FakeRequest.get("/p" + i, "https://a.test"), this.journal);
		}
		assertThat(values()).containsExactly("https://a.test");
	}

	@Test
	void advisesByThePresentPolicies() {
		refuse("/one", "https://a.test");
		this.registry
			.replace(List.of(CorsPolicy.builder("one").paths("/one").allowedOrigins("https://b.test").build()));
		assertThat(refusals("one")).extracting(RefusalDescriptor::nearestOrigin).containsExactly("https://b.test");
		this.registry
			.replace(List.of(CorsPolicy.builder("one").paths("/one").allowedOrigins("https://a.test").build()));
		assertThat(refusals("one")).extracting(RefusalDescriptor::advice, RefusalDescriptor::properties)
			.containsExactly(tuple("The policies allow it now.", List.of()));
	}

	@Test
	void forgetsPoliciesThatAreGone() {
		refuse("/one", "https://a.test");
		this.journal.retain(Set.of("none"));
		assertThat(refusals("one")).isEmpty();
	}

	@Test
	void tellsFormPostsFromOtherRequests() {
		hear(new FakeRequest("POST", "/none",
				Map.of("Origin", "https://idp.example", "Sec-Fetch-Mode", "navigate", "Sec-Fetch-Site", "cross-site")));
		hear(new FakeRequest("POST", "/none", Map.of("Origin", "https://idp.example", "Sec-Fetch-Mode", "cors")));
		assertThat(refusals("none")).extracting(RefusalDescriptor::formPost)
			.containsExactlyInAnyOrder(Boolean.TRUE, null);
		assertThat(refusals("none")).filteredOn((refusal) -> refusal.formPost() != null)
			.extracting(RefusalDescriptor::advice)
			.containsExactly(
					"A form on https://idp.example posts here: for a sign-in callback allow that origin on this "
							+ "path, or set `refused-requests: forward` there. To allow it, change allowed-origins.");
	}

	@Test
	void keepsNoPolicyAlive() throws Exception {
		WeakReference<CorsPolicy> policy = new WeakReference<>(this.registry.policy("one"));
		refuse("/one", "https://a.test");
		this.registry.replace(List.of());
		for (int i = 0; i < 50 && policy.get() != null; i++) {
			System.gc();
			Thread.sleep(20);
		}
		assertThat(policy.get()).isNull();
		assertThat(values()).containsExactly("https://a.test");
	}

	private List<RefusalDescriptor> refusals(String policy) {
		RefusalAdviser adviser = new CorsExplainer(this.registry).adviser();
		return this.journal.refusals(policy)
			.stream()
			.map((entry) -> RefusalDescriptor.of(entry, adviser.advise(entry.refusal())))
			.toList();
	}

	private List<String> values() {
		return refusals("one").stream().map(RefusalDescriptor::value).toList();
	}

	private void flood(int size) {
		for (int i = 0; i < size; i++) {
			this.clock.pass(Duration.ofMillis(1));
			refuse("/one", "https://o" + i + ".test");
		}
	}

	private void refuse(String path, String origin) {
		hear(FakeRequest.get(path, origin));
	}

	private void hear(CorsRequest request) {
		Heard.by(this.registry, request, this.journal);
	}

}
