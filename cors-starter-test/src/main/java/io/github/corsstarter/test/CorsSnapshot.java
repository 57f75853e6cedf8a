package io.github.corsstarter.test;

import io.github.corsstarter.change.PolicySet;
import io.github.corsstarter.decision.CorsPolicyRegistry;

/**
 * Compares the policies of an application with those that somebody has reviewed, which
 * are kept as a text beside the tests. <pre class="code">
 * import static io.github.corsstarter.test.CorsSnapshot.assertThat;
 *
 * &#064;Test
 * void policiesAreThoseThatWereReviewed(@Autowired CorsPolicyRegistry registry) {
 *     assertThat(registry).matchesSnapshot("cors.snapshot");
 * }
 * </pre>
 */
public final class CorsSnapshot {

	private CorsSnapshot() {
	}

	/**
	 * Start an assertion on the policies of an application.
	 * @param registry the registry of the application
	 * @return the assertion
	 */
	public static CorsSnapshotAssert assertThat(CorsPolicyRegistry registry) {
		return new CorsSnapshotAssert(PolicySet.of(registry));
	}

}
