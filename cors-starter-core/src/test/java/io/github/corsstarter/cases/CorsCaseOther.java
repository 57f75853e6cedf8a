package io.github.corsstarter.cases;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.corsstarter.RefusedRequests;

/**
 * What not all libraries have, and the circumstances of a request.
 *
 * @param disabled whether there is no CORS at all
 * @param paths path patterns
 * @param exactMethods whether no method is allowed that is not listed
 * @param refusedRequests what refused actual requests get
 * @param allowPrivateNetwork an extension that browsers gave up
 * @param existingVary lines of {@code Vary} that an outer filter has written
 * @param app what the application does
 * @param endpointRequiresAuthentication whether the application's answer is about
 * authentication
 * @param trustForwardedHeaders whether there is a proxy
 */
public record CorsCaseOther(boolean disabled,
		@JsonAlias("pathPattern") @JsonFormat(
				with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<String> paths,
		boolean exactMethods, RefusedRequests refusedRequests, boolean allowPrivateNetwork, List<String> existingVary,
		CorsCaseApp app, boolean endpointRequiresAuthentication, boolean trustForwardedHeaders) {

	static final CorsCaseOther NONE = new CorsCaseOther(false, null, false, null, false, null, null, false, false);

	public CorsCaseOther {
		paths = (paths != null) ? List.copyOf(paths) : List.of("/**");
		refusedRequests = (refusedRequests != null) ? refusedRequests : RefusedRequests.REJECT;
		existingVary = CorsCaseTable.orEmpty(existingVary);
		app = (app != null) ? app : CorsCaseApp.OK;
	}

}
