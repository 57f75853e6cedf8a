package io.github.corsstarter.autoconfigure.support;

import java.util.EnumMap;
import java.util.Map;

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

	private static final Map<Server, RunningApplication> SHARED = new EnumMap<>(Server.class);

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

	/**
	 * The application that is shared by all tests that do not change it.
	 * @param server the server
	 * @return the running application; do not close it
	 */
	public static synchronized RunningApplication shared(Server server) {
		return SHARED.computeIfAbsent(server, (absent) -> on(absent).start());
	}

	@RestController
	static class Everywhere {

		@RequestMapping({ "/api/**", "/open/**", "/partner", "/quiet" })
		String answer() {
			return "answer";
		}

	}

}
