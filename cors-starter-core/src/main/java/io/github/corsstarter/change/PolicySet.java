package io.github.corsstarter.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.decision.CorsSettings;

/**
 * All policies of an application at one time, with what holds for all of them. Two sets
 * that say the same have the same text and the same hash, in whatever order and from
 * whatever source.
 *
 * @param policies the policies by their names
 * @param settings what holds for all of them
 */
public record PolicySet(List<CorsPolicy> policies, CorsSettings settings) {

	private static final int HASH_LENGTH = 16;

	/**
	 * Create a set.
	 * @param policies the policies
	 * @param settings what holds for all of them
	 */
	public PolicySet {
		policies = policies.stream().sorted(Comparator.comparing(CorsPolicy::name)).toList();
	}

	/**
	 * The policies of a registry as they are now.
	 * @param registry a registry
	 * @return the set
	 */
	public static PolicySet of(CorsPolicyRegistry registry) {
		CorsPolicyRegistry current = registry.snapshot();
		return new PolicySet(current.policies(), current.settings());
	}

	/**
	 * Policies with the default settings.
	 * @param policies the policies
	 * @return the set
	 */
	public static PolicySet of(Collection<CorsPolicy> policies) {
		return new PolicySet(List.copyOf(policies), CorsSettings.DEFAULT);
	}

	/**
	 * Read a set from its text.
	 * @param text what {@link #text()} returned
	 * @return the set; its policies are not validated
	 * @throws IllegalArgumentException if a line cannot be read; the message names it
	 */
	public static PolicySet parse(String text) {
		return new PolicyText().read(text);
	}

	/**
	 * Write everything that the policies say, defaults included, one value a line, so
	 * that a comparison of two texts shows each change.
	 * @return lines that end with a line feed
	 */
	public String text() {
		return PolicyText.write(this);
	}

	/**
	 * Identify what the policies say, to compare many instances of an application.
	 * @return 16 hexadecimal digits of the SHA-256 of the text
	 */
	public String hash() {
		return HexFormat.of()
			.formatHex(digest().digest(text().getBytes(StandardCharsets.UTF_8)))
			.substring(0, HASH_LENGTH);
	}

	private static MessageDigest digest() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	/**
	 * Compare with another set.
	 * @param later the set that replaces this one
	 * @return what somebody may do that they could not do before, and the other way
	 * around
	 */
	public List<PolicyDifference> differences(PolicySet later) {
		return new SetComparison(this, later).differences();
	}

}
