package io.github.corsstarter.explain;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The application around the policies: where it is mounted, and what it does where no
 * policy decides. Asking must not change it: no handler and no interceptor runs.
 */
public interface CorsApplication {

	/**
	 * An application about which nothing is known.
	 */
	CorsApplication UNKNOWN = new CorsApplication() {
	};

	/**
	 * What browsers put in front of the paths of policies.
	 * @return the context path or base path, or {@code null} if there is none
	 */
	default @Nullable PathPrefix contextPath() {
		return null;
	}

	/**
	 * The prefixes of paths within the application, because no servlet serves any others.
	 * @return the paths of the servlets, none if one of them serves all paths
	 */
	default List<PathPrefix> servletPaths() {
		return List.of();
	}

	/**
	 * Whether a handler is mapped to a path that starts with a prefix.
	 * @param prefix a prefix within the application
	 * @return whether such a handler is known
	 */
	default boolean hasHandlersBelow(PathPrefix prefix) {
		return false;
	}

	/**
	 * Whether a request goes to a management server on a separate port.
	 * @param address the origin that the request is sent to, or {@code null} if only the
	 * path is known
	 * @param path the path that the request is sent to
	 * @return whether it goes to the management server
	 */
	default boolean isManagement(@Nullable String address, String path) {
		return false;
	}

	/**
	 * The address of the application for somebody who asks about it.
	 * @param askedAt the origin at which the question has arrived
	 * @param management whether the question is about the management server
	 * @return the origin of the server that the question is about, as far as it is known
	 */
	default String address(String askedAt, boolean management) {
		return askedAt;
	}

	/**
	 * Whether policies apply on the management server too.
	 * @return whether they do
	 */
	default boolean hasManagementPolicies() {
		return false;
	}

	/**
	 * What browsers put in front of the paths of policies on the management server.
	 * @return its base path or {@code null} if there is none
	 */
	default @Nullable PathPrefix managementPath() {
		return null;
	}

	/**
	 * The paths to which forms on other sites post by design.
	 * @return the callbacks, possibly none
	 */
	default List<FormPostCallback> formPostCallbacks() {
		return List.of();
	}

	/**
	 * The rules for CORS that the application has besides the policies.
	 * @return the rules, possibly none
	 */
	default List<ApplicationRule> rules() {
		return List.of();
	}

	/**
	 * What the rules grant, those first that decide first.
	 * @return the rules with what each grants, possibly none
	 */
	default List<ApplicationGrants> grants() {
		return List.of();
	}

	/**
	 * What the application does with a request that no policy decides, or with a
	 * WebSocket handshake that a policy allows.
	 * @param request a request that is never sent
	 * @return the answer
	 */
	default ApplicationAnswer answer(ApplicationRequest request) {
		return ApplicationAnswer.unknown(null);
	}

}
