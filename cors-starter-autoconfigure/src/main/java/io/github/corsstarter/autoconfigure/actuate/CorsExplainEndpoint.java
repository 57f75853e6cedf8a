package io.github.corsstarter.autoconfigure.actuate;

import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * {@link WebEndpoint @WebEndpoint} that says what becomes of a request and why.
 */
@WebEndpoint(id = "corsexplain")
public final class CorsExplainEndpoint {

	private final CorsExplainer explainer;

	CorsExplainEndpoint(CorsExplainer explainer) {
		this.explainer = explainer;
	}

	/**
	 * Explain a request.
	 * @param path the path within the application, or the whole URL
	 * @param origin the origin of the page, as in the {@code Origin} header
	 * @param method the method, {@code GET} if left out
	 * @param headers the request headers that the script sets, separated by commas, each
	 * a name or {@code name:value}
	 * @param credentials whether the script asks for credentials, {@code false} if left
	 * out
	 * @return the explanation, or status 400 with the parameter that is wrong
	 */
	@ReadOperation
	public WebEndpointResponse<Object> explain(@Nullable String path, @Nullable String origin, @Nullable String method,
			@Nullable String headers, @Nullable String credentials) {
		try {
			ExplainParameters parameters = new ExplainParameters(path, origin, method, headers, credentials);
			CorsExplanation explanation = this.explainer.explain(parameters.path(), parameters.request());
			return new WebEndpointResponse<>(ExplanationDescriptor.of(explanation));
		}
		catch (InvalidParameterException ex) {
			return new WebEndpointResponse<>(ex.describe(), WebEndpointResponse.STATUS_BAD_REQUEST);
		}
	}

}
