package io.github.corsstarter.autoconfigure.reload;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Asks the sources again and again, each at its interval or when it says that something
 * has changed. The intervals vary, so that many instances do not ask at the same time.
 */
final class SourcePolling implements SmartLifecycle {

	private static final Log logger = LogFactory.getLog(SourcePolling.class);

	private final OriginSources sources;

	private final PolicyReload reload;

	private final Set<String> hinted = ConcurrentHashMap.newKeySet();

	private final Set<String> listening = ConcurrentHashMap.newKeySet();

	/**
	 * The sources whose origins were rejected for a reason that is not theirs.
	 */
	private final Set<String> unused = ConcurrentHashMap.newKeySet();

	private @Nullable ScheduledExecutorService executor;

	SourcePolling(OriginSources sources, PolicyReload reload) {
		this.sources = sources;
		this.reload = reload;
	}

	@Override
	public synchronized void start() {
		if (this.executor == null) {
			ScheduledExecutorService polling = Executors.newSingleThreadScheduledExecutor((task) -> {
				Thread thread = new Thread(task, "cors-source-polling");
				thread.setDaemon(true);
				return thread;
			});
			this.executor = polling;
			this.sources.all().forEach((feed) -> {
				listen(polling, feed);
				schedule(polling, feed);
			});
		}
	}

	@Override
	public synchronized void stop() {
		if (this.executor != null) {
			this.sources.all()
				.stream()
				.filter((feed) -> this.listening.remove(feed.name()))
				.forEach((feed) -> feed.source().onStop());
			this.executor.shutdownNow();
			this.executor = null;
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.executor != null;
	}

	private void schedule(ScheduledExecutorService polling, SourceFeed feed) {
		long interval = feed.pollInterval().toMillis();
		long tenth = Math.max(1, interval / 10);
		long delay = interval + ThreadLocalRandom.current().nextLong(-tenth, tenth + 1);
		submit(polling, delay, () -> {
			listen(polling, feed);
			fetch(feed);
			schedule(polling, feed);
		});
	}

	/**
	 * Have a source listen for changes as soon as a policy names it.
	 */
	private void listen(ScheduledExecutorService polling, SourceFeed feed) {
		if (this.sources.isUsed(feed) && this.listening.add(feed.name())) {
			feed.source().onStart(() -> hint(polling, feed));
		}
	}

	/**
	 * Ask a source soon. Hints that come while one is waiting are the same hint.
	 */
	private void hint(ScheduledExecutorService polling, SourceFeed feed) {
		if (this.hinted.add(feed.name())) {
			submit(polling, 0, () -> {
				this.hinted.remove(feed.name());
				fetch(feed);
			});
		}
	}

	/**
	 * Ask a source, and use what is new or could not be used when it was.
	 */
	private void fetch(SourceFeed feed) {
		try {
			if (this.sources.isUsed(feed) && (feed.fetch() || this.unused.contains(feed.name()))) {
				if (this.reload.reloadOrigins(feed.name())) {
					this.unused.remove(feed.name());
				}
				else {
					this.unused.add(feed.name());
				}
			}
		}
		catch (RuntimeException ex) {
			logger.warn("Asking the source '" + feed.name() + "' failed", ex);
		}
	}

	private static void submit(ScheduledExecutorService polling, long delay, Runnable task) {
		try {
			Future<?> unused = polling.schedule(task, delay, TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The application ends.
		}
	}

}
