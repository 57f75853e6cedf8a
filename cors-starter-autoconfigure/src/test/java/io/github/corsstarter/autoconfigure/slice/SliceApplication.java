package io.github.corsstarter.autoconfigure.slice;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.CorsPolicyCustomizer;

import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application of which tests take slices, on either stack.
 */
@SpringBootApplication
class SliceApplication {

	@RestController
	static class HelloController {

		@GetMapping("/hello")
		String hello() {
			return "hello";
		}

	}

	@Component
	static class ExposeETag implements CorsPolicyCustomizer {

		@Override
		public void customize(CorsPolicy.Builder policy) {
			policy.exposedHeaders("ETag");
		}

	}

}
