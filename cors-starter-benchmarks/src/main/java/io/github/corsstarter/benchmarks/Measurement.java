package io.github.corsstarter.benchmarks;

import java.util.Collection;
import java.util.Objects;

import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What one operation takes.
 *
 * @param nanos CPU time, the median of all iterations
 * @param bytes what is allocated, the median of all iterations
 */
record Measurement(double nanos, double bytes) {

	static Measurement of(RunResult result) {
		return new Measurement(median(result, CpuTimeProfiler.LABEL), median(result, "gc.alloc.rate.norm"));
	}

	private static double median(RunResult result, String label) {
		double[] values = result.getBenchmarkResults()
			.stream()
			.map((benchmark) -> benchmark.getIterationResults())
			.flatMap(Collection::stream)
			.mapToDouble((iteration) -> value(iteration, label))
			.sorted()
			.toArray();
		return (values[(values.length - 1) / 2] + values[values.length / 2]) / 2;
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
