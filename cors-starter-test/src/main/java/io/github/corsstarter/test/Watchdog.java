package io.github.corsstarter.test;

import java.time.Duration;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * Interrupts the thread of a test that the application does not let go of. Another thread
 * cannot make the request instead: the identity of the user is often bound to this one.
 */
final class Watchdog implements AutoCloseable {

	private static final ScheduledExecutorService TIMER = timer();

	private final Thread thread = Thread.currentThread();

	private final ScheduledFuture<?> bite;

	private boolean bitten;

	private boolean closed;

	private Watchdog(Duration timeout) {
		this.bite = TIMER.schedule(this::bite, timeout.toMillis(), TimeUnit.MILLISECONDS);
	}

	static Watchdog after(Duration timeout) {
		return new Watchdog(timeout);
	}

	private static ScheduledExecutorService timer() {
		ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, (task) -> {
			Thread thread = new Thread(task, "browser-tester-watchdog");
			thread.setDaemon(true);
			return thread;
		});
		timer.setRemoveOnCancelPolicy(true);
		return timer;
	}

	private synchronized void bite() {
		if (!this.closed) {
			this.bitten = true;
			this.thread.interrupt();
		}
	}

	synchronized boolean hasBitten() {
		return this.bitten;
	}

	@Override
	public synchronized void close() {
		this.closed = true;
		this.bite.cancel(false);
		if (this.bitten) {
			Thread.interrupted();
		}
	}

}
