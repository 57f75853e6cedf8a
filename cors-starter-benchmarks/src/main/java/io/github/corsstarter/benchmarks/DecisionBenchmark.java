package io.github.corsstarter.benchmarks;

import java.util.concurrent.TimeUnit;

import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * The decision alone, without a filter around it: what it allocates is what counts.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets what is not set here.
public class DecisionBenchmark {

	/**
	 * The name of a {@link Scenario}.
	 */
	@Param("ALLOWED_1")
	public String scenario;

	CorsPolicyRegistry registry;

	PlainCorsRequest request;

	/**
	 * Build the registry.
	 */
	@Setup(Level.Trial)
	public void start() {
		Scenario scenario = Scenario.valueOf(this.scenario);
		this.registry = new CorsPolicyRegistry(Starter.policies(scenario.rules()));
		this.request = new PlainCorsRequest(scenario.call());
	}

	/**
	 * Decide on the request.
	 * @return the decision
	 */
	@Benchmark
	public CorsDecision decide() {
		return this.registry.decide(this.request);
	}

}
