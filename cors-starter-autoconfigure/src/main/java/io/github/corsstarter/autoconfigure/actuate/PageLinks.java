package io.github.corsstarter.autoconfigure.actuate;

import java.nio.charset.StandardCharsets;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.endpoint.EndpointId;
import org.springframework.boot.actuate.endpoint.web.PathMappedEndpoints;
import org.springframework.web.util.UriUtils;

/**
 * The addresses of the endpoints, as far as they are exposed, relative to a page of one
 * of them.
 */
final class PageLinks {

	private static final EndpointId CORS = EndpointId.of("cors");

	private static final EndpointId EXPLAIN = EndpointId.of("corsexplain");

	private final ObjectProvider<PathMappedEndpoints> endpoints;

	PageLinks(ObjectProvider<PathMappedEndpoints> endpoints) {
		this.endpoints = endpoints;
	}

	/**
	 * The links at the top of a page.
	 * @param up what leads from the page to the base path of the endpoints
	 */
	Html navigation(String up) {
		Html navigation = new Html();
		link(navigation, path(CORS), up, "Policies");
		link(navigation, path(EXPLAIN), up, "Explain a request");
		return navigation;
	}

	private static void link(Html navigation, @Nullable String path, String up, String text) {
		if (path != null) {
			navigation.add("<a href=\"").text(up + path).add("\">").add(text).add("</a>");
		}
	}

	/**
	 * The address of the page of a policy, from that of all of them.
	 */
	@Nullable String policy(String name) {
		String path = path(CORS);
		return (path != null) ? path + "/" + UriUtils.encodePathSegment(name, StandardCharsets.UTF_8) : null;
	}

	/**
	 * The address of an explanation.
	 * @param up what leads to the base path
	 * @param query the question
	 */
	@Nullable String explanation(String up, String query) {
		String path = path(EXPLAIN);
		return (path != null) ? up + path + "?" + query : null;
	}

	private @Nullable String path(EndpointId id) {
		PathMappedEndpoints known = this.endpoints.getIfAvailable();
		return (known != null) ? known.getRootPath(id) : null;
	}

}
