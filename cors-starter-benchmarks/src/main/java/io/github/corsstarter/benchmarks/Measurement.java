package io.github.corsstarter.benchmarks;

import java.util.Collection;
import java.util.Objects;

import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one operation takes: the least of all iterations, because what disturbs an
 * iteration only ever adds to it.
 *
 * @param nanos CPU time
 * @param bytes what is allocated
 */
record Measurement(double nanos, double bytes) {

	static Measurement of(RunResult result) {
		return new Measurement(least(result, CpuTimeProfiler.LABEL), least(result, "gc.alloc.rate.norm"));
	}

	private static double least(RunResult result, String label) {
		return result.getBenchmarkResults()
			.stream()
			.map((benchmark) -> benchmark.getIterationResults())
			.flatMap(Collection::stream)
			.mapToDouble((iteration) -> value(iteration, label))
			.min()
			.orElseThrow();
	}

	private static double value(IterationResult iteration, String label) {
		Result<?> result = iteration.getSecondaryResults().get(label);
		return Objects.requireNonNull(result, label).getScore();
	}

	/**
	 * What is left without the stubs.
	 */
	Measurement minus(Measurement stubs) {
		return new Measurement(this.nanos - stubs.nanos, this.bytes - stubs.bytes);
	}

}
