package io.github.corsstarter.autoconfigure.cases;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.cases.CorsCaseCore;
import io.github.corsstarter.cases.CorsCaseResponse;
import io.github.corsstarter.cases.CorsCaseTable;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

/**
 * Holds what {@link CorsExplainer} says of each case against what a server sends, byte
 * for byte.
 */
class ExplanationMatchesServerTests {

	private static final List<Server> SERVERS = List.of(Server.TOMCAT, Server.NETTY);

	private static final Map<Server, RunningApplication> RUNNING = new EnumMap<>(Server.class);

	private static final CasePolicies POLICIES = new CasePolicies();

	@BeforeAll
	static void start() {
		SERVERS
			.forEach((server) -> RUNNING.put(server, CaseApplication.start(RunningApplication.on(server), POLICIES)));
	}

	@AfterAll
	static void stop() {
		RUNNING.values().forEach(RunningApplication::close);
	}

	@ParameterizedTest(name = "{0} {1}")
	@MethodSource("cases")
	void explanationHasTheHeadersThatTheServerSends(Server server, ExplainedCase explained) {
		RunningApplication application = RUNNING.get(server);
		String prefix = POLICIES.prefix(explained.corsCase());
		Answer answer = explained.explain(application.context().getBean(CorsExplainer.class), prefix);
		CorsCaseResponse response = new CaseClient(application.client()).send(explained.corsCase(), prefix);
		if (answer.outcome().equals("NO_POLICY")) {
			assertThat(answer.responseHeaders()).isEmpty();
			return;
		}
		assertThat(ExplainedCase.lines(answer.responseHeaders())).isEqualTo(ExplainedCase.lines(response.headers()));
		if (answer.status() != null) {
			assertThat(answer.status()).isEqualTo(response.status());
		}
	}

	@Test
	void mostCasesAreRequestsThatBrowsersSend() {
		assertThat(cases()).hasSizeGreaterThan(200);
		assertThat(explainedCases().filter(ExplainedCase::isPreflight)).hasSizeGreaterThan(50);
		assertThat(explainedCases().filter((explained) -> !explained.isPreflight())).hasSizeGreaterThan(50);
	}

	static List<Arguments> cases() {
		return SERVERS.stream()
			.flatMap((server) -> explainedCases().map((explained) -> arguments(server, explained)))
			.toList();
	}

	private static Stream<ExplainedCase> explainedCases() {
		return CorsCaseTable.cases()
			.stream()
			.filter((corsCase) -> CorsCaseCore.violations(corsCase).isEmpty())
			.map(ExplainedCase::new)
			.filter((explained) -> explained.isOfBrowser() && explained.isAlone());
	}

}
