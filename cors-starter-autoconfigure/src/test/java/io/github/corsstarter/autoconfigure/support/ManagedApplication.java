package io.github.corsstarter.autoconfigure.support;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * An application with all endpoints of actuator and the policies of
 * {@code actuate/application.yml}.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@Import(ManagedApplication.Everywhere.class)
public final class ManagedApplication {

	private ManagedApplication() {
	}

	/**
	 * Prepare the application for a server.
	 * @param server the server
	 * @return what starts it
	 */
	public static RunningApplication.Builder on(Server server) {
		return RunningApplication.on(server)
			.with(ManagedApplication.class)
			.properties("spring.config.location=classpath:/actuate/", "management.endpoints.web.exposure.include=*");
	}

	@RestController
	static class Everywhere {

		@RequestMapping({ "/api/**", "/open/**", "/partner", "/quiet" })
		String answer() {
			return "answer";
		}

	}

}
