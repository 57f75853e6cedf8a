package io.github.corsstarter.autoconfigure.browser;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.explain.CorsExplainer;
import io.github.corsstarter.explain.CorsExplanation.BrowserVerdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that browsers do with random requests under random policies what the explanation
 * says. The system properties {@code verdict.seed} and {@code verdict.pairs} make it try
 * others and more.
 */
class VerdictTests {

	private static final List<Server> SERVERS = List.of(Server.TOMCAT, Server.NETTY);

	private static final int REQUESTS_PER_POLICY = 8;

	private static final int BATCH = 100;

	private static final int REPETITIONS = 3;

	private static final Map<Server, RunningApplication> RUNNING = new EnumMap<>(Server.class);

	@TempDir
	private Path directory;

	@BeforeAll
	static void start() {
		SERVERS.forEach((server) -> RUNNING.put(server, WitnessApplication.start(server)));
	}

	@AfterAll
	static void stop() {
		RUNNING.values().forEach(RunningApplication::close);
	}

	@ParameterizedTest
	@EnumSource
	void browsersDoWhatTheExplanationSays(Engine engine) throws Exception {
		RunningBrowser.assumeInstalled(engine);
		long seed = Long.getLong("verdict.seed", 11);
		int pairs = Integer.getInteger("verdict.pairs", (engine == Engine.CHROMIUM) ? 2000 : 500);
		System.out.println(engine + ": " + pairs + " pairs of seed " + seed + " on each of " + SERVERS);
		List<String> disagreements = new ArrayList<>();
		try (RunningBrowser browser = RunningBrowser.start(engine, this.directory)) {
			for (Server server : SERVERS) {
				disagreements.addAll(disagreements(browser, server, new Random(seed), pairs));
			}
		}
		assertThat(disagreements).as("%d disagreements of seed %d", disagreements.size(), seed).isEmpty();
	}

	private List<String> disagreements(RunningBrowser browser, Server server, Random random, int pairs)
			throws Exception {
		RunningApplication application = RUNNING.get(server);
		List<CorsPolicy> policies = policies(random, browser.origin(), pairs);
		application.context().getBean(CorsPolicyRegistry.class).replace(policies);
		application.context().getBean(SeenRequests.class).clear();
		GeneratedRequests generated = new GeneratedRequests(random, browser.origin());
		List<String> disagreements = new ArrayList<>();
		List<ScriptedRequest> batch = new ArrayList<>();
		for (int i = 0; i < pairs; i++) {
			CorsPolicy policy = policies.get(i / REQUESTS_PER_POLICY);
			batch.add(generated.next(i, "http://127.0.0.1:" + port(application) + "/" + policy.name() + "/" + i));
			if (batch.size() == BATCH || i == pairs - 1) {
				disagreements.addAll(disagreements(browser, application, batch));
				batch.clear();
			}
		}
		return disagreements;
	}

	private static List<CorsPolicy> policies(Random random, String origin, int pairs) {
		GeneratedPolicies generated = new GeneratedPolicies(random, origin);
		List<CorsPolicy> policies = new ArrayList<>();
		for (int i = 0; i * REQUESTS_PER_POLICY < pairs; i++) {
			policies.add(generated.next(i));
		}
		return policies;
	}

	private static String port(RunningApplication application) {
		return application.context().getEnvironment().getRequiredProperty("local.server.port");
	}

	/**
	 * Browsers repeat a request whose connection breaks, and may forget what they have
	 * kept: a real disagreement comes again each time.
	 */
	private List<String> disagreements(RunningBrowser browser, RunningApplication application,
			List<ScriptedRequest> batch) throws InterruptedException {
		Map<ScriptedRequest, Verdict> disagreeing = disagreeing(browser, application, batch);
		for (int i = 0; i < REPETITIONS; i++) {
			disagreeing = disagreeing(browser, application, again(disagreeing.keySet()));
		}
		List<String> disagreements = new ArrayList<>();
		disagreeing.forEach((request, measured) -> disagreements.add(describe(application, request) + "\n  explained "
				+ explained(browser, application, request) + "\n  measured  " + measured + "\n"));
		return disagreements;
	}

	private static List<ScriptedRequest> again(Collection<ScriptedRequest> requests) {
		return requests.stream().map((request) -> request.at("-again")).toList();
	}

	private static Map<ScriptedRequest, Verdict> disagreeing(RunningBrowser browser, RunningApplication application,
			List<ScriptedRequest> batch) throws InterruptedException {
		Map<ScriptedRequest, Verdict> disagreeing = new LinkedHashMap<>();
		SeenRequests seen = application.context().getBean(SeenRequests.class);
		Map<Integer, Outcome> outcomes = browser.run(batch);
		for (ScriptedRequest request : batch) {
			Verdict measured = Verdict.measured(seen.of(request.paths()), outcomes.get(request.id()));
			if (!measured.equals(explained(browser, application, request))) {
				disagreeing.put(request, measured);
			}
		}
		return disagreeing;
	}

	private static Verdict explained(RunningBrowser browser, RunningApplication application, ScriptedRequest request) {
		if (request.by() == null) {
			return explained(browser, application, request, request.url(), browser.origin());
		}
		boolean samePage = request.by().startsWith(browser.origin());
		Verdict first = samePage ? Verdict.NOT_SEEN
				: explained(browser, application, request, request.by(), browser.origin());
		if (!Boolean.TRUE.equals(first.readable())) {
			return first;
		}
		ScriptedRequest next = request.afterRedirect(browser.engine());
		Verdict page = explained(browser, application, next, next.url(), browser.origin());
		Verdict opaque = samePage ? page : explained(browser, application, next, next.url(), "null");
		// The preflight of Firefox names the page, and only the request does not.
		return first.then((browser.engine() == Engine.FIREFOX) ? page.readableAs(opaque) : opaque);
	}

	private static Verdict explained(RunningBrowser browser, RunningApplication application, ScriptedRequest request,
			String url, String origin) {
		CorsExplainer explainer = application.context().getBean(CorsExplainer.class);
		EngineRequest taken = EngineRequest.of(browser.engine(), request, origin);
		BrowserVerdict verdict = explainer.explain(url, taken.request()).browser();
		return Verdict.explained(verdict, browser.engine(), taken.reusable(), request.times());
	}

	private static String describe(RunningApplication application, ScriptedRequest request) {
		String name = request.path().split("/")[1];
		CorsPolicy policy = application.context().getBean(CorsPolicyRegistry.class).policy(name);
		return request + "\n  under " + policy.properties();
	}

}
