package io.github.corsstarter.test;

import io.github.corsstarter.CorsPolicy;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application without the starter, on either stack, whose annotation should keep the
 * promise.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration(
		excludeName = "org.springframework.boot.tomcat.autoconfigure.reactive.TomcatReactiveWebServerAutoConfiguration")
@Import(TestedShop.Orders.class)
class TestedShop {

	@Bean
	CorsPolicy promise() {
		return Shop.POLICY;
	}

	@RestController
	@CrossOrigin(origins = { Shop.ORIGIN, Shop.ADMIN }, methods = { RequestMethod.GET, RequestMethod.PUT },
			allowedHeaders = { "Content-Type", "X-Tenant" }, exposedHeaders = "ETag", allowCredentials = "true")
	static class Orders {

		@GetMapping("/api/orders")
		ResponseEntity<String> orders() {
			return ResponseEntity.ok().eTag("1").header("X-Trace", "1").body("orders");
		}

		@PutMapping("/api/orders")
		ResponseEntity<String> change() {
			return orders();
		}

	}

}
