package io.github.corsstarter.autoconfigure.actuate;

import java.util.List;

import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.explain.CorsExplanation.Alternative;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import io.github.corsstarter.explain.CorsExplanation.Fix;
import io.github.corsstarter.explain.CorsExplanation.Step;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * {@link WebEndpoint @WebEndpoint} that says what happens to a request and why.
 */
@WebEndpoint(id = "corsexplain")
public final class CorsExplainEndpoint {

	private final CorsExplainer explainer;

	private final PageLinks links;

	CorsExplainEndpoint(CorsExplainer explainer, PageLinks links) {
		this.explainer = explainer;
		this.links = links;
	}

	/**
	 * Explain a request.
	 * @param path the path within the application, or the whole URL
	 * @param origin the origin of the page, as in the {@code Origin} header
	 * @param method the method, {@code GET} by default
	 * @param headers the request headers that the script sets, separated by commas, each
	 * a name or {@code name:value}
	 * @param credentials whether the script asks for credentials, {@code false} by
	 * default
	 * @param mode what sends the request: {@code cors} (the default) for a script,
	 * {@code navigate} for a form, {@code websocket} for a handshake
	 * @param askedAt the origin at which the question has arrived; whoever asks does not
	 * give it
	 * @param format JSON, or a page with a form
	 * @return the explanation, or status 400 with the invalid parameter
	 */
	@ReadOperation(producesFrom = EndpointFormat.class)
	public WebEndpointResponse<Object> explain(@Nullable String path, @Nullable String origin, @Nullable String method,
			@Nullable String headers, @Nullable String credentials, @Nullable String mode, @Nullable String askedAt,
			EndpointFormat format) {
		ExplainQuestion question = new ExplainQuestion(path, origin, method, headers, credentials, mode);
		return format.isPage() ? page(question, askedAt, format) : json(question, askedAt, format);
	}

	private WebEndpointResponse<Object> json(ExplainQuestion question, @Nullable String askedAt,
			EndpointFormat format) {
		try {
			return format.respond(ExplanationDescriptor.of(explain(question, askedAt)), WebEndpointResponse.STATUS_OK);
		}
		catch (InvalidParameterException ex) {
			return format.respond(ex.describe(), WebEndpointResponse.STATUS_BAD_REQUEST);
		}
	}

	private WebEndpointResponse<Object> page(ExplainQuestion question, @Nullable String askedAt,
			EndpointFormat format) {
		ExplainPage page = new ExplainPage(this.links, question.bounded());
		if (question.isEmpty()) {
			return format.respond(page.empty(), WebEndpointResponse.STATUS_OK);
		}
		try {
			return format.respond(page.explained(explain(question, askedAt)), WebEndpointResponse.STATUS_OK);
		}
		catch (InvalidParameterException ex) {
			return format.respond(page.invalid(ex), WebEndpointResponse.STATUS_BAD_REQUEST);
		}
	}

	private CorsExplanation explain(ExplainQuestion question, @Nullable String askedAt)
			throws InvalidParameterException {
		ExplainParameters parameters = question.parameters();
		return this.explainer.explain(parameters.path(), parameters.request(), parameters.mode(), askedAt);
	}

	/**
	 * Description of an explanation, written like the JSON of all endpoints, regardless
	 * of the application's JSON settings.
	 *
	 * @param summary the verdict and what to do
	 * @param path the path pattern that owns the request
	 * @param policy the policy that decides
	 * @param decidedBy what decides besides the policies
	 * @param steps what is checked, in order
	 * @param preflight the server's answer to the preflight
	 * @param actual the server's answer to the request itself
	 * @param browser what the browser makes of the answers
	 * @param fixes the changes that let the request pass
	 * @param yaml the policy with these changes
	 * @param alternatives other policies that could allow the request
	 * @see CorsExplanation
	 */
	public record ExplanationDescriptor(String summary, @Nullable String path, @Nullable String policy,
			@Nullable String decidedBy, List<Step> steps, Answer preflight, Answer actual, BrowserVerdict browser,
			List<Fix> fixes, @Nullable String yaml, List<Alternative> alternatives) implements OperationResponseBody {

		static ExplanationDescriptor of(CorsExplanation explanation) {
			return new ExplanationDescriptor(explanation.summary(), explanation.path(), explanation.policy(),
					explanation.decidedBy(), explanation.steps(), explanation.preflight(), explanation.actual(),
					explanation.browser(), explanation.fixes(), explanation.yaml(), explanation.alternatives());
		}

	}

}
