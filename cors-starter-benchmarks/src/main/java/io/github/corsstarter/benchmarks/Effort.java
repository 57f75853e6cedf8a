package io.github.corsstarter.benchmarks;

import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * How long to measure. The CPU time of a process comes in steps of 10 ms, to which an
 * iteration must be long.
 *
 * @param forks how many JVMs measure the same
 * @param warmups how many iterations do not count
 * @param iterations how many iterations count
 * @param millis how long an iteration takes
 */
record Effort(int forks, int warmups, int iterations, int millis) {

	/**
	 * Enough for a ratio with a generous margin.
	 */
	static final Effort SHORT = new Effort(1, 1, 3, 300);

	static Effort full(int forks) {
		return new Effort(forks, 1, 6, 400);
	}

	ChainedOptionsBuilder options(Class<?> benchmark) {
		return new OptionsBuilder().include(benchmark.getName() + "\\.")
			.forks(this.forks)
			.warmupIterations(this.warmups)
			.measurementIterations(this.iterations)
			.warmupTime(TimeValue.milliseconds(this.millis))
			.measurementTime(TimeValue.milliseconds(this.millis))
			// Methods wait for their compilation, however busy the machine is.
			.jvmArgs("-Xms1g", "-Xmx1g", "-Xbatch")
			.addProfiler(GCProfiler.class)
			.addProfiler(CpuTimeProfiler.class)
			.shouldFailOnError(true)
			.verbosity(VerboseMode.SILENT);
	}

}
