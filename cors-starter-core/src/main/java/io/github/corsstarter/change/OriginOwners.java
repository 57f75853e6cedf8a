package io.github.corsstarter.change;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.origin.InvalidOriginPatternException;
import io.github.corsstarter.origin.OriginPattern;
import org.jspecify.annotations.Nullable;

/**
 * Which of the policies that share a path allows an origin.
 */
final class OriginOwners {

	private final Map<String, CorsPolicy> owners;

	OriginOwners(List<CorsPolicy> policies) {
		this.owners = new LinkedHashMap<>(
				2 * policies.stream().mapToInt((policy) -> policy.allowedOrigins().size()).sum());
		policies.stream()
			.filter((policy) -> !policy.isForNobody())
			.forEach((policy) -> policy.allowedOrigins().forEach((origin) -> this.owners.putIfAbsent(origin, policy)));
	}

	Set<String> origins() {
		return this.owners.keySet();
	}

	/**
	 * The policy that allows everything that an entry stands for, be it by a wider
	 * pattern.
	 */
	@Nullable CorsPolicy of(String origin) {
		CorsPolicy exact = this.owners.get(origin);
		return (exact != null) ? exact : ofWider(origin);
	}

	private @Nullable CorsPolicy ofWider(String origin) {
		try {
			return OriginPattern.parse(origin)
				.widerPatterns()
				.stream()
				.filter(this.owners::containsKey)
				.findFirst()
				.map(this.owners::get)
				.orElse(null);
		}
		catch (InvalidOriginPatternException ex) {
			return null;
		}
	}

}
