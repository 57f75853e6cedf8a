package io.github.corsstarter.autoconfigure.actuate;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;

/**
 * The paths of endpoints, as far as they are exposed: by default of those that have
 * pages.
 */
final class PagePaths {

	private final List<String> paths;

	PagePaths(PathMappedEndpoints endpoints) {
		this(endpoints, "cors", "corsexplain");
	}

	PagePaths(PathMappedEndpoints endpoints, String... ids) {
		this.paths = Stream.of(ids).map((id) -> endpoints.getPath(EndpointId.of(id))).filter(Objects::nonNull).toList();
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
