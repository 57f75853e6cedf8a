package io.github.corsstarter.autoconfigure;

import java.net.InetAddress;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.OwnOrigin;
import io.github.corsstarter.validation.CorsViolation;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/**
 * Checks what counts as the application's own origin against where its server listens and
 * which clients it serves.
 */
final class OwnOriginCheck {

	private static final ConfigurationPropertyName NAME = PropertyNames.ROOT.append("own-origin");

	/**
	 * Of the Java SDK of the Model Context Protocol, which Spring AI uses.
	 */
	private static final String MCP_SERVER = "io.modelcontextprotocol.server.McpServer";

	private OwnOriginCheck() {
	}

	static List<CorsViolation> find(List<CorsPolicy> policies, PolicyBinding binding) {
		CorsProperties properties = binding.properties();
		boolean loopback = isBoundToLoopback(binding.environment());
		if (properties.getOwnOrigin() == OwnOrigin.LISTED) {
			return (properties.getSelfOrigins().isEmpty() && !loopback) ? of(Mistake.ownOriginNotListed(), binding)
					: List.of();
		}
		boolean exposed = loopback || ClassUtils.isPresent(MCP_SERVER, OwnOriginCheck.class.getClassLoader());
		return (exposed && !policies.isEmpty()) ? of(Mistake.ownOriginFromRequest(), binding) : List.of();
	}

	private static List<CorsViolation> of(Mistake mistake, PolicyBinding binding) {
		OwnOrigin value = binding.properties().getOwnOrigin();
		return List.of(mistake.at("", NAME.toString(), null, null, (value == OwnOrigin.LISTED) ? "listed" : "request",
				binding.location(NAME)));
	}

	private static boolean isBoundToLoopback(Environment environment) {
		try {
			InetAddress address = Binder.get(environment).bind("server.address", InetAddress.class).orElse(null);
			return address != null && address.isLoopbackAddress();
		}
		catch (BindException ex) {
			// The server will report its address itself.
			return false;
		}
	}

}
