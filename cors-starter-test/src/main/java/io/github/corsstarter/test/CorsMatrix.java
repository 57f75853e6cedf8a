package io.github.corsstarter.test;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test method once for each exchange that says something about the policies of the
 * application: for each policy, every origin that it allows with its neighbors,
 * {@code null} and a foreign one, by every method, without and with request headers and
 * credentials, while the handler answers 200, 401, 404 and 500. <pre class="code">
 * &#064;CorsMatrix
 * void policiesAreKept(BrowserExchange exchange) {
 *     assertThat(exchange).keepsItsPromise();
 * }
 * </pre> The browser is the {@link BrowserTester} bean of the test, or the value of a
 * static field of that type in the test class.
 */
@Target({ ElementType.ANNOTATION_TYPE, ElementType.METHOD })
@Retention(RetentionPolicy.RUNTIME)
@Documented
@TestTemplate
@ExtendWith(CorsMatrixExtension.class)
public @interface CorsMatrix {

	/**
	 * The paths to ask, context path included, each under the policies that own it. By
	 * default each policy is asked at a path that its first pattern matches.
	 * @return the paths
	 */
	String[] paths() default {};

	/**
	 * The largest number of exchanges. Where there would be more, always the same ones
	 * are chosen, spread over all.
	 * @return a number of exchanges
	 */
	int limit() default 1000;

}
