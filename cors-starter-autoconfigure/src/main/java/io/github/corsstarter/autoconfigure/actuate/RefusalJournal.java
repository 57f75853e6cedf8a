package io.github.corsstarter.autoconfigure.actuate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.github.corsstarter.CrossOriginDecision;
import io.github.corsstarter.Refused;
import io.github.corsstarter.CorsDecisionListener;
import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsRefusalReason;
import io.github.corsstarter.CorsRequest;

/**
 * Remembers what was refused, for each policy and reason the most frequent of it. However
 * many different requests there are, memory is bounded: by the number of policies times
 * the number of reasons times {@value RefusalPage#MAX_ENTRIES}.
 */
final class RefusalJournal implements CorsDecisionListener {

	/**
	 * Stands for no policy: those of a path together refuse an origin. No policy has an
	 * empty name.
	 */
	static final String SHARED = "";

	private final Map<PageKey, RefusalPage> pages = new ConcurrentHashMap<>();

	private final Clock clock;

	RefusalJournal(Clock clock) {
		this.clock = clock;
	}

	@Override
	public void onDecision(CorsRequest request, CrossOriginDecision decision) {
		if (decision instanceof Refused refusal) {
			CorsPolicy policy = refusal.policy();
			page(new PageKey((policy != null) ? policy.name() : SHARED, refusal.reason()))
				.record(new RefusalPage.Key(refusal.value(), refusal.path()), refusal, this.clock.millis());
		}
	}

	private RefusalPage page(PageKey key) {
		RefusalPage page = this.pages.get(key);
		return (page != null) ? page : this.pages.computeIfAbsent(key, (absent) -> new RefusalPage());
	}

	/**
	 * What was refused on behalf of a policy, most frequent first.
	 */
	List<RefusalDescriptor> refusals(String policy) {
		return this.pages.entrySet()
			.stream()
			.filter((entry) -> entry.getKey().policy().equals(policy))
			.flatMap((entry) -> entry.getValue().refusals())
			.sorted(RefusalPage.order())
			.toList();
	}

	/**
	 * What tells one page from another.
	 */
	private record PageKey(String policy, CorsRefusalReason reason) {

	}

}
