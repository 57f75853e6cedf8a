package io.github.corsstarter.autoconfigure.reload;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import io.github.corsstarter.autoconfigure.reload.CorsRevision.State;
import io.github.corsstarter.change.PolicyDifference;
import io.github.corsstarter.change.PolicySet;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import org.jspecify.annotations.Nullable;

/**
 * The last revisions of the policies of this instance.
 */
public final class CorsRevisions {

	private static final int LIMIT = 20;

	private static final int MAX_DIFFERENCES = 100;

	private final CorsPolicyRegistry registry;

	private final Clock clock;

	private final Deque<Recorded> recorded = new ArrayDeque<>();

	private Recorded active;

	private @Nullable CorsRevision rejected;

	/**
	 * The revision of the registry that was seen last, which code can change too.
	 */
	private long seen;

	private long number;

	CorsRevisions(CorsPolicyRegistry registry, Clock clock) {
		this.registry = registry;
		this.clock = clock;
		this.active = record(PolicySet.of(registry), "start", State.ACTIVE, List.of());
	}

	/**
	 * The revision that decides on requests.
	 * @return the revision
	 */
	public synchronized CorsRevision active() {
		notice();
		return this.active.revision();
	}

	/**
	 * The revision that was rejected last, until something valid is configured.
	 * @return the revision or {@code null} if the configuration is valid
	 */
	public synchronized @Nullable CorsRevision rejected() {
		return this.rejected;
	}

	/**
	 * The last revisions, the latest first.
	 * @return at most 20
	 */
	public synchronized List<CorsRevision> list() {
		notice();
		return this.recorded.stream().map((recorded) -> current(recorded.revision())).toList();
	}

	synchronized @Nullable PolicySet find(long number) {
		return this.recorded.stream()
			.filter((recorded) -> recorded.revision().number() == number)
			.map(Recorded::set)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Replace what is in the registry, and record it before anybody can take it for a
	 * change by code.
	 */
	synchronized CorsRevision add(String source, State state, Runnable replacement) {
		replacement.run();
		return add(source, state);
	}

	private CorsRevision add(String source, State state) {
		PolicySet set = PolicySet.of(this.registry);
		List<PolicyDifference> differences = differences(set);
		this.active = record(set, source, state, differences);
		return this.active.revision();
	}

	/**
	 * Record what is rejected, unless it was rejected for the same reasons before.
	 * @return the revision or {@code null} if there is nothing new
	 */
	synchronized @Nullable CorsRevision reject(String source, List<CorsViolation> violations) {
		CorsRevision last = this.rejected;
		if (last != null && last.violations().equals(violations)) {
			return null;
		}
		CorsRevision revision = new CorsRevision(++this.number, "", this.clock.instant(), source, State.REJECTED,
				List.of(), violations);
		push(new Recorded(revision, null));
		this.rejected = revision;
		return revision;
	}

	/**
	 * Forget what was rejected, since it is valid now.
	 */
	synchronized void accept() {
		this.rejected = null;
	}

	/**
	 * Notice policies that code has given to the registry.
	 */
	private void notice() {
		if (this.seen != this.registry.revision()) {
			add("code", State.ACTIVE);
		}
	}

	private List<PolicyDifference> differences(PolicySet set) {
		PolicySet before = this.active.set();
		List<PolicyDifference> differences = (before != null) ? before.differences(set) : List.of();
		return differences.subList(0, Math.min(MAX_DIFFERENCES, differences.size()));
	}

	/**
	 * The revision as it is now: those that decided once are previous ones.
	 */
	private CorsRevision current(CorsRevision revision) {
		boolean still = revision.state() == State.REJECTED || revision.number() == this.active.revision().number();
		return still ? revision : revision.in(State.PREVIOUS);
	}

	private Recorded record(PolicySet set, String source, State state, List<PolicyDifference> differences) {
		Recorded added = new Recorded(new CorsRevision(++this.number, set.hash(), this.clock.instant(), source, state,
				differences, List.of()), set);
		this.seen = this.registry.revision();
		push(added);
		return added;
	}

	private void push(Recorded added) {
		this.recorded.addFirst(added);
		while (this.recorded.size() > LIMIT) {
			this.recorded.removeLast();
		}
	}

	private record Recorded(CorsRevision revision, @Nullable PolicySet set) {

	}

}
