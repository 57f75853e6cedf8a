package io.github.corsstarter.benchmarks;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.infra.Blackhole;

/**
 * A request through one contestant: from the stub of a request to the stub of a response.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@SuppressWarnings("NullAway.Init") // JMH sets what is not set here.
public class FilterBenchmark {

	/**
	 * Handle the request.
	 * @param running the contestant
	 * @param lane the request and response of this thread
	 * @param blackhole where the answer goes
	 * @throws Exception never, or the contestant is broken
	 */
	@Benchmark
	public void handle(Running running, Lane lane, Blackhole blackhole) throws Exception {
		blackhole.consume(lane.exchange.run());
	}

	/**
	 * A contestant, shared by all threads.
	 */
	@State(Scope.Benchmark)
	public static class Running {

		/**
		 * The name of a {@link Scenario}.
		 */
		@Param("ALLOWED_1")
		public String scenario;

		/**
		 * The name of an {@link Entrant}.
		 */
		@Param("STARTER")
		public String entrant;

		Contestant contestant;

		/**
		 * Start the contestant.
		 * @throws Exception if it does not start
		 */
		@Setup(Level.Trial)
		public void start() throws Exception {
			this.contestant = Entrant.valueOf(this.entrant).start(Scenario.valueOf(this.scenario));
		}

		/**
		 * Stop the contestant.
		 * @throws Exception if it does not stop
		 */
		@TearDown(Level.Trial)
		public void stop() throws Exception {
			this.contestant.close();
		}

	}

	/**
	 * The request and the response of one thread.
	 */
	@State(Scope.Thread)
	public static class Lane {

		private static final int WARM_UPS = 100_000;

		private static final Duration WARM_UP_TIME = Duration.ofSeconds(5);

		Exchange exchange;

		/**
		 * Build the request, check that its answer is right, and warm up: by numbers,
		 * because on a busy machine a time says nothing about what is compiled by then.
		 * @param running the contestant
		 * @throws Exception if the answer is wrong
		 */
		@Setup(Level.Trial)
		public void check(Running running) throws Exception {
			Scenario scenario = Scenario.valueOf(running.scenario);
			this.exchange = running.contestant.exchange(scenario.call());
			Answer answer = this.exchange.run();
			if (Entrant.valueOf(running.entrant).hasAnswer()) {
				scenario.check(answer);
			}
			warmUp();
		}

		private void warmUp() throws Exception {
			ThreadMXBean threads = ManagementFactory.getThreadMXBean();
			long end = threads.getCurrentThreadCpuTime() + WARM_UP_TIME.toNanos();
			for (int round = 0; round < WARM_UPS && threads.getCurrentThreadCpuTime() < end; round++) {
				this.exchange.run();
			}
		}

	}

}
