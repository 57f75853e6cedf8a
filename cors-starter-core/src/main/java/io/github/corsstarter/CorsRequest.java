package io.github.corsstarter;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What a decision needs to know of a request, on whichever stack it came in.
 */
public interface CorsRequest {

	/**
	 * The method.
	 * @return the method as received
	 */
	String method();

	/**
	 * The path within the application, without context path and query.
	 * @return the path as received, not decoded
	 */
	String path();

	/**
	 * The first line of a header.
	 * @param name the name of the header
	 * @return the value or {@code null} if there is no such header
	 */
	@Nullable String header(String name);

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
