package io.github.corsstarter.decision;

import java.util.List;

import io.github.corsstarter.internal.http.HeaderNames;
import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know about a request, on either stack.
 */
public interface CorsRequest {

	/**
	 * The method.
	 * @return the method as received
	 */
	String method();

	/**
	 * The path of the request, context path included, without query.
	 * @return the path as received, not decoded
	 */
	String path();

	/**
	 * The context path of the application, which no policy names.
	 * @return the path as configured, empty if there is none
	 */
	default String contextPath() {
		return "";
	}

	/**
	 * The path within the application by which the server has chosen where the request
	 * goes. Asked only where {@link #path()} can be read in several ways.
	 * @return the path as the server has decoded and resolved it or {@code null} if it is
	 * not known
	 */
	default @Nullable String dispatchPath() {
		return null;
	}

	/**
	 * The host to which the request goes, after forwarded headers that are trusted.
	 * @return the host without port or {@code null} if it is not known
	 */
	default @Nullable String host() {
		return null;
	}

	/**
	 * The first line of a header.
	 * @param name the name of the header
	 * @return the value or {@code null} if there is no such header
	 */
	@Nullable String header(String name);

	/**
	 * The first line of the {@code Origin} header, which is read more often than any
	 * other.
	 * @return the value or {@code null} if there is no such header
	 */
	default @Nullable String origin() {
		return header(HeaderNames.ORIGIN);
	}

	/**
	 * All lines of a header.
	 * @param name the name of the header
	 * @return the values in order, possibly none
	 */
	List<String> headers(String name);

	/**
	 * Whether a header has more than one line.
	 * @param name the name of a header
	 * @return whether it is repeated
	 */
	default boolean isRepeated(String name) {
		return headers(name).size() > 1;
	}

	/**
	 * Whether a page of that origin comes from where this request went: same scheme, host
	 * and effective port, after forwarded headers that are trusted.
	 * @param origin the value of the {@code Origin} header
	 * @return whether the request is of the same origin
	 */
	boolean isOwnOrigin(String origin);

}
