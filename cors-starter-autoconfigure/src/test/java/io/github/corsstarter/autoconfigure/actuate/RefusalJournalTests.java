package io.github.corsstarter.autoconfigure.actuate;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

import io.github.corsstarter.autoconfigure.Heard;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicyRegistry;
import io.github.corsstarter.CorsRequest;
import io.github.corsstarter.autoconfigure.FakeRequest;
import io.github.corsstarter.autoconfigure.MutableClock;
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
		assertThat(this.journal.refusals("one"))
			.containsExactly(new RefusalDescriptor("ORIGIN_NOT_ALLOWED", "https://shop.exmaple.com", "/one", 2, start,
					start.plusSeconds(300), List.of("allowed-origins"), SHOP));
	}

	@Test
	void keepsPoliciesApartAndThoseThatShareAPathTogether() {
		refuse("/one", "https://a.test");
		refuse("/none", "https://b.test");
		refuse("/shared", "https://c.test");
		assertThat(this.journal.refusals("one")).extracting(RefusalDescriptor::value).containsExactly("https://a.test");
		assertThat(this.journal.refusals("none")).extracting(RefusalDescriptor::value)
			.containsExactly("https://b.test");
		assertThat(this.journal.refusals(RefusalJournal.SHARED)).extracting(RefusalDescriptor::value)
			.containsExactly("https://c.test");
		assertThat(this.journal.refusals(RefusalJournal.SHARED).get(0).properties()).hasSize(2);
		assertThat(this.journal.refusals("left")).isEmpty();
		assertThat(this.journal.refusals("unknown")).isEmpty();
	}

	@Test
	void listsTheMostFrequentFirst() {
		refuse("/one", "https://a.test");
		refuse("/one", "https://b.test");
		refuse("/one", "https://b.test");
		hear(FakeRequest.preflight("/one", SHOP, "PUT", "x"));
		hear(FakeRequest.preflight("/one", SHOP, "GET", "x-a"));
		assertThat(this.journal.refusals("one")).extracting(RefusalDescriptor::reason, RefusalDescriptor::value)
			.containsExactly(tuple("ORIGIN_NOT_ALLOWED", "https://b.test"), tuple("HEADER_NOT_ALLOWED", "x-a"),
					tuple("METHOD_NOT_ALLOWED", "PUT"), tuple("ORIGIN_NOT_ALLOWED", "https://a.test"));
	}

	@Test
	void hearsNothingOfAllowedRequests() {
		refuse("/one", SHOP);
		assertThat(this.journal.refusals("one")).isEmpty();
	}

	@Test
	void isBoundedForEachReason() {
		flood(1000);
		for (int i = 0; i < 1000; i++) {
			hear(FakeRequest.preflight("/one", SHOP, "M" + i, ""));
		}
		assertThat(this.journal.refusals("one")).hasSize(2 * RefusalPage.MAX_ENTRIES);
	}

	@Test
	void newestTakeThePlaceOfTheOldestAmongTheRarest() {
		flood(RefusalPage.MAX_ENTRIES + 10);
		assertThat(this.journal.refusals("one")).extracting(RefusalDescriptor::value)
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
		assertThat(this.journal.refusals("one").get(0).value()).isEqualTo("https://shop.exmaple.com");
		assertThat(this.journal.refusals("one")).extracting(RefusalDescriptor::value).contains("PUT");
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
		List<RefusalDescriptor> refusals = this.journal.refusals("one");
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

	private List<String> values() {
		return this.journal.refusals("one").stream().map(RefusalDescriptor::value).toList();
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
