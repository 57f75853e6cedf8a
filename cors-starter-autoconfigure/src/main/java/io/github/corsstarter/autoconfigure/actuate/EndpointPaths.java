package io.github.corsstarter.autoconfigure.actuate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.core.env.Environment;

/**
 * The paths of endpoints, as far as they are exposed.
 */
final class EndpointPaths {

	private final List<String> paths;

	EndpointPaths(PathMappedEndpoints endpoints, String... ids) {
		this.paths = Stream.of(ids).map((id) -> endpoints.getPath(EndpointId.of(id))).filter(Objects::nonNull).toList();
	}

	/**
	 * The paths of the endpoints that have pages.
	 */
	static EndpointPaths ofPages(PathMappedEndpoints endpoints) {
		return new EndpointPaths(endpoints, "cors", "corsexplain");
	}

	/**
	 * The patterns of these paths for servlet filters.
	 */
	List<String> servletPatterns(Environment environment) {
		String servlet = environment.getProperty("spring.mvc.servlet.path", "");
		String prefix = servlet.equals("/") ? "" : servlet;
		return this.paths.stream().map((path) -> prefix + path + "/*").toList();
	}

	boolean contain(String path) {
		for (String start : this.paths) {
			if (path.startsWith(start) && (path.length() == start.length() || path.charAt(start.length()) == '/')) {
				return true;
			}
		}
		return false;
	}

}
