package io.github.corsstarter.autoconfigure.reload;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import io.github.corsstarter.CorsOriginSource;
import io.github.corsstarter.CorsOriginSource.Entry;
import io.github.corsstarter.CorsOriginSource.Fetched;
import io.github.corsstarter.autoconfigure.CorsSourceProperties;
import io.github.corsstarter.internal.text.Sanitizer;
import io.github.corsstarter.validation.CorsViolation;
import org.apache.commons.logging.Log;
import org.apache.commons.logging.LogFactory;
import org.jspecify.annotations.Nullable;

/**
 * What one source returned last, and the guards in front of what it returns next.
 */
final class SourceFeed {

	private static final Log logger = LogFactory.getLog(CorsOriginSource.class);

	private static final int MAX_VIOLATIONS = 20;

	private static final int MAX_TEXT = 300;

	private final CorsOriginSource source;

	private final TimedCalls calls;

	private final Clock clock;

	/**
	 * Held while the source is asked, so that nobody who asks how it is has to wait.
	 */
	private final Object asking = new Object();

	private final ShrinkGuard guard = new ShrinkGuard();

	private volatile CorsSourceProperties settings = new CorsSourceProperties();

	private volatile @Nullable Fetched current;

	private @Nullable Instant answered;

	private @Nullable String problem;

	private List<CorsViolation> violations = List.of();

	private int rejected;

	SourceFeed(CorsOriginSource source, TimedCalls calls, Clock clock) {
		this.source = source;
		this.calls = calls;
		this.clock = clock;
	}

	String name() {
		return this.source.name();
	}

	CorsOriginSource source() {
		return this.source;
	}

	void configure(CorsSourceProperties settings) {
		this.settings = settings;
	}

	Duration pollInterval() {
		return this.settings.getPollInterval();
	}

	/**
	 * The entries in use, or {@code null} if the source has not answered yet.
	 */
	@Nullable List<Entry> entries() {
		Fetched known = this.current;
		return (known != null) ? known.entries() : null;
	}

	/**
	 * Fetch, and keep what there was if that fails.
	 * @return whether the entries are other ones than before
	 */
	boolean fetch() {
		synchronized (this.asking) {
			try {
				return answer(call());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				return false;
			}
			catch (Exception ex) {
				fail(text(ex));
				return false;
			}
		}
	}

	private @Nullable Fetched call() throws Exception {
		Fetched known = this.current;
		String revision = (known != null) ? known.revision() : null;
		Fetched fetched = this.calls
			.call(name(), () -> Optional.ofNullable(this.source.fetch(revision)), this.settings.getTimeout())
			.orElse(null);
		if (fetched == null && known == null) {
			throw new IllegalStateException("it returned nothing although it was never asked before");
		}
		int limit = this.settings.getMaxOrigins();
		if (fetched != null && fetched.entries().size() > limit) {
			throw new IllegalStateException(
					"it returned " + fetched.entries().size() + " origins, which is more than max-origins, " + limit);
		}
		return fetched;
	}

	private synchronized boolean answer(@Nullable Fetched fetched) {
		this.answered = this.clock.instant();
		if (this.problem != null) {
			logger.info("The source '" + name() + "' of CORS origins answers again");
		}
		this.problem = null;
		if (fetched == null) {
			this.guard.reset();
			return false;
		}
		Fetched before = this.current;
		return (before != null) ? replace(before, fetched) : use(fetched);
	}

	private boolean replace(Fetched before, Fetched fetched) {
		if (before.entries().equals(fetched.entries())) {
			this.current = new Fetched(fetched.revision(), before.entries());
			this.guard.reset();
			return false;
		}
		boolean first = !fetched.entries().equals(this.guard.held());
		if (this.guard.holdsBack(before.entries(), fetched.entries(), this.settings, this.clock.instant())) {
			if (first) {
				logger.warn("The source '" + name() + "' lost so many CORS origins at once that those it had are kept: "
						+ fetched.entries().size() + " are left. If it still says so in one interval, that holds.");
			}
			return false;
		}
		return use(shared(fetched, before));
	}

	private boolean use(Fetched fetched) {
		this.guard.reset();
		this.current = fetched;
		save(fetched);
		return true;
	}

	/**
	 * The same with the objects that are there already, so that a history of large sets
	 * takes little memory.
	 */
	private static Fetched shared(Fetched fetched, Fetched before) {
		Map<Entry, Entry> known = new HashMap<>();
		before.entries().forEach((entry) -> known.put(entry, entry));
		return new Fetched(fetched.revision(),
				fetched.entries().stream().map((entry) -> known.getOrDefault(entry, entry)).toList());
	}

	/**
	 * Take what the snapshot file has.
	 * @return whether it could be read
	 */
	synchronized boolean restore() {
		try {
			this.current = new SnapshotFile(Objects.requireNonNull(this.settings.getSnapshotFile()))
				.read(this.settings.getMaxOrigins());
			return true;
		}
		catch (Exception ex) {
			fail(this.problem + "; the snapshot cannot be read: " + text(ex));
			return false;
		}
	}

	void startEmpty() {
		this.current = new Fetched("", List.of());
	}

	private void save(Fetched fetched) {
		Path file = this.settings.getSnapshotFile();
		if (file == null) {
			return;
		}
		try {
			new SnapshotFile(file).write(fetched);
		}
		catch (IOException | RuntimeException ex) {
			logger.warn("The snapshot of the source '" + name() + "' cannot be written: " + text(ex));
		}
	}

	private synchronized void fail(String message) {
		if (!message.equals(this.problem)) {
			logger.warn("The source '" + name() + "' of CORS origins does not answer, what it had is kept: " + message);
		}
		this.problem = message;
	}

	private static String text(Exception failure) {
		String message = failure.getMessage();
		return Sanitizer.sanitize((message != null) ? message : failure.getClass().getSimpleName(), MAX_TEXT);
	}

	synchronized @Nullable String problem() {
		return this.problem;
	}

	/**
	 * Remember which entries are not used.
	 */
	synchronized void reject(List<CorsViolation> found) {
		if (this.rejected != found.size() && !found.isEmpty()) {
			logger.warn("The source '" + name() + "' has " + found.size()
					+ " CORS origins that are not used. The first: " + found.get(0));
		}
		this.rejected = found.size();
		this.violations = List.copyOf(found.subList(0, Math.min(MAX_VIOLATIONS, found.size())));
	}

	synchronized CorsSourceStatus status() {
		Fetched fetched = this.current;
		return new CorsSourceStatus(name(), state(), (fetched != null) ? fetched.revision() : null,
				(fetched != null) ? fetched.entries().size() : 0, this.answered, describeProblem(), this.rejected,
				this.violations);
	}

	private CorsSourceStatus.State state() {
		if (this.guard.held() != null) {
			return CorsSourceStatus.State.HELD_BACK;
		}
		Instant last = this.answered;
		boolean stale = last == null || last.plus(this.settings.getStaleAfter()).isBefore(this.clock.instant());
		return stale ? CorsSourceStatus.State.STALE : CorsSourceStatus.State.CURRENT;
	}

	private @Nullable String describeProblem() {
		List<Entry> waiting = this.guard.held();
		return (waiting != null) ? "only " + waiting.size() + " origins are left, which is not confirmed yet"
				: this.problem;
	}

}
