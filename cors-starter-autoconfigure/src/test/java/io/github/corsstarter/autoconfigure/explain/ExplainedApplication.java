package io.github.corsstarter.autoconfigure.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.support.ManagedApplication;
import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import io.github.corsstarter.explain.RequestMode;
import io.github.corsstarter.validation.CorsViolation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Compares the answers of a running application with their explanations.
 */
final class ExplainedApplication implements AutoCloseable {

	private final RunningApplication application;

	private ExplainedApplication(RunningApplication application) {
		this.application = application;
	}

	static ExplainedApplication start(Server server, Class<?> configuration, String... properties) {
		return new ExplainedApplication(
				ManagedApplication.on(server).with(configuration).properties(properties).start());
	}

	RawClient client() {
		return this.application.client();
	}

	CorsExplainer explainer() {
		return this.application.context().getBean(CorsExplainer.class);
	}

	/**
	 * The warnings about the policies of a test, not those of all tests.
	 */
	List<CorsViolation> warnings() {
		return explainer().warnings().stream().filter((warning) -> warning.policy().equals("web")).toList();
	}

	/**
	 * Explain a request of a script, send it as the browser would, and compare.
	 * @return the explanation
	 */
	CorsExplanation explain(String method, String path, String origin) {
		return explain(client(), method, path, origin);
	}

	/**
	 * Do the same on the port of the management server.
	 * @return the explanation
	 */
	CorsExplanation explainOnManagementPort(String method, String path, String origin) {
		return explain(this.application.managementClient(), method, path, origin);
	}

	private CorsExplanation explain(RawClient client, String method, String path, String origin) {
		CorsExplanation explanation = explainer().explain("http://" + client.authority() + path,
				request(method, origin));
		if (explanation.browser().preflightNeeded()) {
			RawResponse response = send(client, "OPTIONS", path, explanation.preflight());
			compare(explanation.preflight(), path, response, explanation.browser().preflightPasses());
		}
		if (!Boolean.FALSE.equals(explanation.browser().sent())) {
			RawResponse response = send(client, method, path, explanation.actual());
			compare(explanation.actual(), path, response, explanation.browser().readable());
		}
		return explanation;
	}

	private static void compare(Answer answer, String path, RawResponse response, Boolean verdict) {
		if (verdict == null) {
			return;
		}
		assertThat(cors(response.fields())).as(path).isEqualTo(cors(answer.responseHeaders()));
		if (answer.status() != null) {
			assertThat(response.status()).as(path).isEqualTo(answer.status());
		}
	}

	private static Map<String, List<String>> cors(List<HeaderField> fields) {
		Map<String, List<String>> cors = new TreeMap<>();
		for (HeaderField field : fields) {
			String name = field.name().toLowerCase(Locale.ROOT);
			if (name.startsWith("access-control-")) {
				cors.computeIfAbsent(name, (absent) -> new ArrayList<>()).add(field.value());
			}
		}
		return cors;
	}

	/**
	 * Explain a handshake and send it.
	 * @return the explanation
	 */
	CorsExplanation handshake(String path, String origin) {
		CorsExplanation explanation = explainer().explain("ws://" + client().authority() + path,
				request("GET", origin));
		int status = send(client(), "GET", path, explanation.actual()).status();
		if (explanation.browser().readable() != null) {
			assertThat(status == 101).as(path + " from " + origin + ": " + status)
				.isEqualTo(explanation.browser().readable());
		}
		return explanation;
	}

	/**
	 * Explain a form post and send it.
	 * @return the explanation
	 */
	CorsExplanation formPost(String path, String origin) {
		CorsExplanation explanation = explainer().explain("http://" + client().authority() + path,
				request("POST", origin), RequestMode.NAVIGATE);
		int status = send(client(), "POST", path, explanation.actual()).status();
		assertThat(status != 403).isEqualTo(explanation.browser().readable());
		return explanation;
	}

	private static BrowserRequest request(String method, String origin) {
		return new BrowserRequest(origin, method, List.of(), false, false);
	}

	private static RawResponse send(RawClient client, String method, String path, Answer answer) {
		return client.send(method, path,
				answer.requestHeaders()
					.stream()
					.flatMap((field) -> Stream.of(field.name(), field.value()))
					.toArray(String[]::new));
	}

	@Override
	public void close() {
		this.application.close();
	}

}
