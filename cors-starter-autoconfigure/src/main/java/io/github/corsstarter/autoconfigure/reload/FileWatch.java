package io.github.corsstarter.autoconfigure.reload;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;

/**
 * Watches configuration files. Notifications only shorten the wait: what counts is the
 * content, which is compared after each of them and once a minute, because some volumes
 * send none.
 */
final class FileWatch implements SmartLifecycle {

	static final Duration INTERVAL = Duration.ofMinutes(1);

	private static final Log logger = LogFactory.getLog(FileWatch.class);

	/**
	 * How many quiet periods to wait for files that never stop changing.
	 */
	private static final int PATIENCE = 20;

	private final List<Path> paths;

	private final Duration quietPeriod;

	private final Duration interval;

	private final Supplier<String> content;

	private final Supplier<String> read;

	private final Runnable reload;

	private @Nullable Thread thread;

	private @Nullable WatchService service;

	/**
	 * Create a watch.
	 * @param paths files and directories
	 * @param quietPeriod how long they have to stay unchanged
	 * @param interval when to look at them at the latest
	 * @param content identifies what is in them
	 * @param read identifies what was in them when they were read last
	 * @param reload what to do when that has changed
	 */
	FileWatch(List<Path> paths, Duration quietPeriod, Duration interval, Supplier<String> content,
			Supplier<String> read, Runnable reload) {
		this.paths = paths;
		this.quietPeriod = quietPeriod;
		this.interval = interval;
		this.content = content;
		this.read = read;
		this.reload = reload;
	}

	@Override
	public synchronized void start() {
		if (this.thread != null || this.paths.isEmpty()) {
			return;
		}
		try {
			WatchService watching = FileSystems.getDefault().newWatchService();
			Thread watcher = new Thread(() -> watch(watching), "cors-file-watch");
			watcher.setDaemon(true);
			this.service = watching;
			this.thread = watcher;
			watcher.start();
		}
		catch (IOException ex) {
			logger.warn("The files of 'cors.reload.files' cannot be watched", ex);
		}
	}

	@Override
	public synchronized void stop() {
		Thread watcher = this.thread;
		WatchService watching = this.service;
		this.thread = null;
		this.service = null;
		try {
			if (watching != null) {
				watching.close();
			}
			if (watcher != null) {
				watcher.interrupt();
				watcher.join(this.quietPeriod.toMillis());
			}
		}
		catch (IOException ex) {
			logger.debug("Closing the watch of files failed", ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

	/**
	 * Compare what the files contain with what was read of them, whoever read it.
	 */
	private void watch(WatchService watching) {
		Map<Path, WatchKey> keys = new HashMap<>();
		try {
			while (true) {
				register(watching, keys);
				String now = this.content.get();
				if (!now.equals(this.read.get())) {
					settle(watching, now);
					this.reload.run();
				}
				await(watching);
			}
		}
		catch (InterruptedException | ClosedWatchServiceException ex) {
			// The application ends.
		}
	}

	/**
	 * Wait until the content has stayed the same for the quiet period, so that nothing is
	 * taken from a file that is only half written.
	 */
	private void settle(WatchService watching, String content) throws InterruptedException {
		String last = content;
		String now = "";
		for (int i = 0; i < PATIENCE && !now.equals(last); i++) {
			last = (i == 0) ? content : now;
			Thread.sleep(this.quietPeriod.toMillis());
			for (WatchKey key = watching.poll(); key != null; key = watching.poll()) {
				drain(key);
			}
			now = this.content.get();
		}
	}

	/**
	 * Wait for a notification, or for the next poll.
	 */
	private void await(WatchService watching) throws InterruptedException {
		WatchKey key = watching.poll(this.interval.toMillis(), TimeUnit.MILLISECONDS);
		if (key != null) {
			drain(key);
		}
	}

	private static void drain(WatchKey key) {
		key.pollEvents();
		key.reset();
	}

	/**
	 * Watch the directories that matter now; a link may lead to others than before.
	 */
	private void register(WatchService watching, Map<Path, WatchKey> keys) {
		Set<Path> directories = WatchedDirectories.of(this.paths);
		keys.entrySet().removeIf((entry) -> {
			boolean gone = !directories.contains(entry.getKey()) || !entry.getValue().isValid();
			if (gone) {
				entry.getValue().cancel();
			}
			return gone;
		});
		directories.forEach((directory) -> register(watching, directory, keys));
	}

	private static void register(WatchService watching, Path directory, Map<Path, WatchKey> keys) {
		try {
			keys.put(directory, directory.register(watching, StandardWatchEventKinds.ENTRY_CREATE,
					StandardWatchEventKinds.ENTRY_MODIFY, StandardWatchEventKinds.ENTRY_DELETE));
		}
		catch (IOException ex) {
			logger.debug("The directory cannot be watched and is only polled: " + directory, ex);
		}
	}

}
