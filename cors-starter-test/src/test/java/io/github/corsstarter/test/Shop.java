package io.github.corsstarter.test;

import io.github.corsstarter.CorsPolicy;

/**
 * The policy that the applications of these tests promise.
 */
final class Shop {

	static final String ORIGIN = "https://shop.example.com";

	static final String ADMIN = "https://admin.example.com";

	static final String EVIL = "https://evil.example";

	static final CorsPolicy POLICY = CorsPolicy.builder("shop")
		.paths("/api/**")
		.allowedOrigins(ORIGIN, ADMIN)
		.allowedMethods("GET", "PUT")
		.allowedHeaders("Content-Type", "X-Tenant")
		.exposedHeaders("ETag")
		.allowCredentials(true)
		.build();

	private Shop() {
	}

}
