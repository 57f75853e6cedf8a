package io.github.corsstarter.sample;

import java.net.URI;
import java.util.Map;

import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the tutorial asks. Which page may read the answers is in {@code tutorial.yml}.
 */
@RestController
@RequestMapping("/tutorial")
final class TutorialController {

	private static final ResponseCookie VISITOR = ResponseCookie.from("visitor", "42")
		.path("/tutorial")
		.httpOnly(true)
		.sameSite("Lax")
		.build();

	private final Environment environment;

	TutorialController(Environment environment) {
		this.environment = environment;
	}

	/**
	 * Answers most scenarios, and those without a policy too: /tutorial/bare.
	 */
	@RequestMapping("/{scenario}")
	ResponseEntity<Map<String, String>> answer(HttpMethod method) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.header("X-Total-Count", "3")
			.body(Map.of("method", method.name()));
	}

	@GetMapping("/credentials")
	ResponseEntity<Map<String, String>> cookie(@CookieValue(name = "visitor", defaultValue = "none") String visitor) {
		return ResponseEntity.ok()
			.cacheControl(CacheControl.noStore())
			.header(HttpHeaders.SET_COOKIE, VISITOR.toString())
			.body(Map.of("visitor", visitor));
	}

	@GetMapping({ "/unauthorized", "/unauthorized-bare" })
	@ResponseStatus(HttpStatus.UNAUTHORIZED)
	Map<String, String> unauthorized() {
		return Map.of("problem", "Sign in first");
	}

	@GetMapping({ "/failure", "/failure-bare" })
	String failure() {
		throw new IllegalStateException("This endpoint of the tutorial always fails");
	}

	@GetMapping("/redirect")
	ResponseEntity<Void> redirect() {
		String port = this.environment.getRequiredProperty("local.server.port");
		return ResponseEntity.status(HttpStatus.FOUND)
			.location(URI.create("http://127.0.0.1:" + port + "/tutorial/redirected"))
			.build();
	}

	@GetMapping(path = { "/picture", "/picture-bare" }, produces = MediaType.IMAGE_PNG_VALUE)
	Resource picture() {
		return new ClassPathResource("tutorial/picture.png");
	}

	@GetMapping(path = { "/font", "/font-bare" }, produces = "font/ttf")
	Resource font() {
		return new ClassPathResource("tutorial/dots.ttf");
	}

}
