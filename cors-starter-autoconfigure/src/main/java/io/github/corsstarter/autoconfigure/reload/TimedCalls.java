package io.github.corsstarter.autoconfigure.reload;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Calls sources, but waits for each only so long. A call that does not end although it is
 * interrupted is not joined by another one.
 */
final class TimedCalls {

	private final ExecutorService executor = Executors.newCachedThreadPool((task) -> {
		Thread thread = new Thread(task, "cors-source");
		thread.setDaemon(true);
		return thread;
	});

	/**
	 * The sources whose call has not ended yet.
	 */
	private final Set<String> running = ConcurrentHashMap.newKeySet();

	<T> T call(String name, Callable<T> call, Duration timeout) throws Exception {
		if (!this.running.add(name)) {
			throw new IllegalStateException("the last call has still not ended");
		}
		Future<T> answer = this.executor.submit(() -> {
			try {
				return call.call();
			}
			finally {
				this.running.remove(name);
			}
		});
		try {
			return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (TimeoutException ex) {
			answer.cancel(true);
			throw new IllegalStateException("no answer within " + timeout.toMillis() + " ms", ex);
		}
		catch (ExecutionException ex) {
			throw (ex.getCause() instanceof Exception cause) ? cause : ex;
		}
	}

}
