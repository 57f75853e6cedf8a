package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import org.jspecify.annotations.Nullable;

/**
 * A request that an application is asked about. It is never sent.
 *
 * @param method the method
 * @param address the origin at which the application is reached, or {@code null} if that
 * is not known
 * @param path the path within the application, without context path and query
 * @param headers the headers
 * @param management whether it goes to a management server on a separate port
 * @param granted whether a policy has allowed it and added its headers to the response
 */
public record ApplicationRequest(String method, @Nullable String address, String path, List<HeaderField> headers,
		boolean management, boolean granted) {

	/**
	 * Copies the headers.
	 * @param method the method
	 * @param address the origin of the application
	 * @param path the path within the application
	 * @param headers the headers
	 * @param management whether it goes to the management server
	 * @param granted whether a policy has allowed it
	 */
	public ApplicationRequest {
		headers = List.copyOf(headers);
	}

}
