package io.github.corsstarter.autoconfigure.actuate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;

/**
 * The paths of the endpoints that have pages, as far as they are exposed.
 */
final class PagePaths {

	private final List<String> paths;

	PagePaths(PathMappedEndpoints endpoints) {
		this.paths = Stream.of("cors", "corsexplain")
			.map((id) -> endpoints.getPath(EndpointId.of(id)))
			.filter(Objects::nonNull)
			.toList();
	}

	List<String> list() {
		return this.paths;
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
