package io.github.corsstarter.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * What is configured, what is sent and what has to become of it. The rule that the
 * request meets is always the last one, and the origin that it comes from is the last one
 * of that rule.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its calls and rules are only ever read.
enum Scenario {

	NO_ORIGIN("no Origin", Subject.ORIGINS, exact(1), Call.to("/items"), Expected.PASSED),

	SAME_ORIGIN("same origin", Subject.ORIGINS, exact(1), Call.to("/items").from(Call.OWN_ORIGIN), Expected.PASSED),

	ALLOWED_1("allowed, 1 origin", Subject.ORIGINS, exact(1), allowed(1), Expected.ALLOWED),

	ALLOWED_10("allowed, 10 origins", Subject.ORIGINS, exact(10), allowed(10), Expected.ALLOWED),

	ALLOWED_1_000("allowed, 1,000 origins", Subject.ORIGINS, exact(1_000), allowed(1_000), Expected.ALLOWED),

	ALLOWED_100_000("allowed, 100,000 origins", Subject.ORIGINS, exact(100_000), allowed(100_000), Expected.ALLOWED),

	REFUSED_1_000("refused, 1,000 origins", Subject.ORIGINS, exact(1_000),
			Call.to("/items").from("https://evil.example.net"), Expected.REFUSED),

	SUBDOMAIN_1("subdomain, 1 pattern", Subject.PATTERNS, subdomains(1), subdomain(1), Expected.ALLOWED),

	SUBDOMAIN_100("subdomain, 100 patterns", Subject.PATTERNS, subdomains(100), subdomain(100), Expected.ALLOWED),

	SUBDOMAIN_1_000("subdomain, 1,000 patterns", Subject.PATTERNS, subdomains(1_000), subdomain(1_000),
			Expected.ALLOWED),

	SUBDOMAIN_100_000("subdomain, 100,000 patterns", Subject.PATTERNS, subdomains(100_000), subdomain(100_000),
			Expected.ALLOWED),

	PREFLIGHT_3("preflight, 3 headers", Subject.ORIGINS, exact(1),
			allowed(1).asPreflight("authorization,content-type,x-tenant"), Expected.PREFLIGHT_ALLOWED),

	PREFLIGHT_30("preflight, 30 headers", Subject.ORIGINS, () -> List.of(rule(1).withHeaders(Texts.headers(30))),
			allowed(1).asPreflight(Texts.requested(30)), Expected.PREFLIGHT_ALLOWED),

	PREFLIGHT_ANY_HEADER("preflight, 3 headers of *", Subject.ANY_HEADER,
			() -> List.of(rule(1).withHeaders(List.of("*")).withoutCredentials()),
			allowed(1).asPreflight("authorization,content-type,x-tenant"), Expected.PREFLIGHT_ALLOWED),

	COMMAS_8_KB("preflight, 8 kB of commas", Subject.ORIGINS, exact(1), allowed(1).asPreflight(",".repeat(8192)),
			Expected.PREFLIGHT_SURVIVED),

	TOKENS_8_KB("preflight, 8 kB of distinct tokens", Subject.ORIGINS, exact(1),
			allowed(1).asPreflight(Texts.distinctTokens(8192)), Expected.PREFLIGHT_SURVIVED),

	ORIGIN_8_KB("8 kB of Origin", Subject.ORIGINS, exact(1),
			Call.to("/items").from("https://" + "a".repeat(8192 - 20) + ".example.com"), Expected.REFUSED),

	PATHS_100("100 paths, plain", Subject.PATHS, paths(100, Texts::prefix), at("/service99/items"), Expected.ALLOWED),

	PATHS_10_000("10,000 paths, plain", Subject.PATHS, paths(10_000, Texts::prefix), at("/service9999/items"),
			Expected.ALLOWED),

	ENCODED_PATH_100("100 paths, one %20", Subject.PATHS, paths(100, Texts::prefix), at("/service99/blue%20items"),
			Expected.ALLOWED),

	ENCODED_PATH_10_000("10,000 paths, one %20", Subject.PATHS, paths(10_000, Texts::prefix),
			at("/service9999/blue%20items"), Expected.ALLOWED),

	WILD_PATHS_100("100 paths with {id} and *", Subject.PATHS, paths(100, Texts::wild),
			at("/tenants/7/service99/items"), Expected.ALLOWED),

	WILD_PATHS_10_000("10,000 paths with {id} and *", Subject.PATHS, paths(10_000, Texts::wild),
			at("/tenants/7/service9999/items"), Expected.ALLOWED),

	ENCODED_WILD_PATH_10_000("10,000 paths with {id} and *, one %20", Subject.PATHS, paths(10_000, Texts::wild),
			at("/tenants/7/service9999/blue%20items"), Expected.ALLOWED),

	SHARED_PATH_8("8 policies on one path", Subject.SHARED_PATH, Scenario::eightOnOnePath,
			Call.to("/items").from(Texts.origin(7)), Expected.ALLOWED),

	OBSERVED_ALLOWED("allowed; journal, metrics and log on", Subject.OBSERVED, exact(1), allowed(1), Expected.ALLOWED),

	OBSERVED_REFUSED("refused; journal, metrics and log on", Subject.OBSERVED, exact(1_000),
			Call.to("/items").from("https://evil.example.net"), Expected.REFUSED);

	private final String title;

	private final Subject subject;

	private final Supplier<List<Rule>> rules;

	private final Call call;

	private final Expected expected;

	Scenario(String title, Subject subject, Supplier<List<Rule>> rules, Call call, Expected expected) {
		this.title = title;
		this.subject = subject;
		this.rules = rules;
		this.call = call;
		this.expected = expected;
	}

	String title() {
		return this.title;
	}

	Subject subject() {
		return this.subject;
	}

	List<Rule> rules() {
		return this.rules.get();
	}

	/**
	 * The rule that the request meets, for those who know one rule only.
	 */
	Rule rule() {
		List<Rule> rules = rules();
		return rules.get(rules.size() - 1);
	}

	/**
	 * Whether it takes long to set up.
	 */
	boolean isLarge() {
		return rules().size() > 1_000 || rule().origins().size() > 1_000;
	}

	Call call() {
		return this.call;
	}

	/**
	 * Fail unless an answer is what has to become of the request.
	 */
	void check(Answer answer) {
		if (!this.expected.isMet(answer, this.call)) {
			throw new IllegalStateException("%s: expected %s but was %d, application: %s, %s".formatted(this.title,
					this.expected, answer.status(), answer.isOfApplication(), allHeaders(answer)));
		}
	}

	private static List<String> allHeaders(Answer answer) {
		return List.of("Access-Control-Allow-Origin", "Access-Control-Allow-Methods", "Access-Control-Allow-Headers")
			.stream()
			.map((name) -> name + ": " + answer.header(name))
			.toList();
	}

	private static Rule rule(int origins) {
		return Rule.of(Texts.list(origins, Texts::origin));
	}

	private static Supplier<List<Rule>> exact(int count) {
		return () -> List.of(rule(count));
	}

	private static Supplier<List<Rule>> subdomains(int count) {
		return () -> List.of(Rule.of(Texts.list(count, Texts::subdomains)));
	}

	private static Supplier<List<Rule>> paths(int count, IntFunction<String> path) {
		return () -> IntStream.range(0, count).mapToObj((index) -> rule(1).at(path.apply(index))).toList();
	}

	private static List<Rule> eightOnOnePath() {
		List<Rule> rules = new ArrayList<>();
		for (int index = 0; index < 8; index++) {
			rules.add(Rule.of(List.of(Texts.origin(index))));
		}
		return rules;
	}

	private static Call allowed(int origins) {
		return Call.to("/items").from(Texts.origin(origins - 1));
	}

	private static Call subdomain(int patterns) {
		return Call.to("/items").from(Texts.subdomains(patterns - 1).replace("*", "shop"));
	}

	private static Call at(String path) {
		return Call.to(path).from(Texts.origin(0));
	}

	/**
	 * What a contestant has to be able to do to take part.
	 */
	enum Subject {

		ORIGINS, PATTERNS, ANY_HEADER, PATHS, SHARED_PATH, OBSERVED

	}

}
