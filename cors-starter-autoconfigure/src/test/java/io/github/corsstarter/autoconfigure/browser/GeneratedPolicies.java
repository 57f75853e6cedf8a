package io.github.corsstarter.autoconfigure.browser;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.validation.CorsPolicyValidator;
import io.github.corsstarter.validation.CorsViolation;

/**
 * Makes policies that are valid and often let a page do something.
 */
final class GeneratedPolicies {

	private static final List<String> METHODS = List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS",
			"QUERY", "REPORT");

	private static final List<String> EXPOSED = List.of("ETag", "x-total", "X-Total", "X-Odd~Name", "link",
			"Cache-Control", "Missing");

	private final Random random;

	private final String page;

	GeneratedPolicies(Random random, String page) {
		this.random = random;
		this.page = page;
	}

	CorsPolicy next(int number) {
		for (;;) {
			CorsPolicy policy = candidate(number);
			if (CorsPolicyValidator.validate(List.of(policy)).stream().noneMatch(CorsViolation::isError)) {
				return policy;
			}
		}
	}

	private CorsPolicy candidate(int number) {
		return CorsPolicy.builder("p" + number)
			.paths("/p" + number + "/**")
			.allowedOrigins(origins())
			.allowedMethods(methods())
			.allowedHeaders(headers())
			.exposedHeaders(exposed())
			.allowCredentials(this.random.nextBoolean())
			.maxAge(Duration.ofMinutes(pick(List.of(0, 10, 30, 120, 1440))))
			.refusedRequests(pick(List.of(RefusedRequests.values())))
			.tolerate(CorsToleration.INSECURE_ORIGINS, CorsToleration.NULL_ORIGIN)
			.build();
	}

	private List<String> origins() {
		String other = "https://shop.example.com";
		return switch (this.random.nextInt(10)) {
			case 0, 1, 2 -> List.of("*");
			case 3 -> List.of("null");
			case 4 -> List.of(this.page, "null");
			case 5 -> List.of(other, this.page.replace("http:", "https:"));
			case 6 -> List.of(this.page.replaceAll(":\\d+$", ":*"));
			default -> List.of(other, this.page);
		};
	}

	private List<String> methods() {
		return switch (this.random.nextInt(4)) {
			case 0 -> List.of("*");
			case 1 -> List.of("GET", "POST");
			default -> some(METHODS, 4);
		};
	}

	private List<String> headers() {
		return switch (this.random.nextInt(5)) {
			case 0 -> List.of("*");
			case 1 -> List.of("*", "Authorization");
			case 2 -> List.of("Accept", "Accept-Language", "Content-Language", "Content-Type", "Range", "Authorization",
					"X-Token");
			default -> some(GeneratedRequests.NAMES, GeneratedRequests.NAMES.size() / 2);
		};
	}

	private List<String> exposed() {
		return switch (this.random.nextInt(4)) {
			case 0 -> List.of();
			case 1 -> List.of("*");
			default -> some(EXPOSED, 2);
		};
	}

	private List<String> some(List<String> all, int least) {
		List<String> some = new ArrayList<>(all);
		while (some.size() > least + this.random.nextInt(3)) {
			some.remove(this.random.nextInt(some.size()));
		}
		return some;
	}

	private <T> T pick(List<T> all) {
		return all.get(this.random.nextInt(all.size()));
	}

}
