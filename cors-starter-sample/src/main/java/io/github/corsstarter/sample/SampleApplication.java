package io.github.corsstarter.sample;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/**
 * A small shop whose cross-origin rules are in {@code application.yml} and nowhere in its
 * code, on the servlet stack or, with {@code spring.main.web-application-type=reactive},
 * on the reactive one.
 */
@SpringBootApplication(proxyBeanMethods = false)
final class SampleApplication {

	/**
	 * Starts the shop.
	 * @param args Spring Boot's usual {@code --name=value} arguments
	 */
	public static void main(String[] args) {
		SpringApplication.run(SampleApplication.class, args);
	}

}
