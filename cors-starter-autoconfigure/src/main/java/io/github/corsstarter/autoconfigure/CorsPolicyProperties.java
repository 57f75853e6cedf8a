package io.github.corsstarter.autoconfigure;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;

import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.RefusedRequests;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationPropertiesSource;
import org.springframework.boot.convert.DurationUnit;

/**
 * The properties of one CORS policy. A property that is not configured is {@code null}
 * and has the default of a {@link io.github.corsstarter.CorsPolicy.Builder}.
 */
@ConfigurationPropertiesSource
public class CorsPolicyProperties {

	/**
	 * Path patterns within the application that the policy applies to.
	 */
	private @Nullable List<String> paths;

	/**
	 * Origins whose pages may send requests: '*', exact origins such as
	 * 'https://app.example.com', 'https://*.example.com' for all subdomains, ':*' for any
	 * port. Required.
	 */
	private @Nullable List<String> allowedOrigins;

	/**
	 * Names of the sources that add origins while the application runs.
	 */
	private @Nullable List<String> originsFrom;

	/**
	 * Methods allowed in preflights and in actual requests; 'GET' includes 'HEAD', and
	 * '*' allows any.
	 */
	private @Nullable List<String> allowedMethods;

	/**
	 * Request headers that scripts may set; '*' allows any, 'Authorization' included.
	 */
	private @Nullable List<String> allowedHeaders;

	/**
	 * Response headers that scripts may read besides the safelisted ones; '*' exposes
	 * all, but not with credentials.
	 */
	private @Nullable List<String> exposedHeaders;

	/**
	 * Whether requests may carry cookies, HTTP authentication and client certificates.
	 */
	private @Nullable Boolean allowCredentials;

	/**
	 * How long browsers may cache the answer to a preflight. If a duration suffix is not
	 * specified, seconds are used. 0 turns the cache off; at most 24 hours.
	 */
	@DurationUnit(ChronoUnit.SECONDS)
	private @Nullable Duration maxAge;

	/**
	 * What a refused actual request gets: status 403, or the application's answer without
	 * CORS headers.
	 */
	private @Nullable RefusedRequests refusedRequests;

	/**
	 * Exceptions to the validation rules.
	 */
	private @Nullable List<CorsToleration> tolerate;

	/**
	 * Create properties with the defaults.
	 */
	public CorsPolicyProperties() {
	}

	/**
	 * Return the path patterns.
	 * @return the path patterns
	 */
	public @Nullable List<String> getPaths() {
		return this.paths;
	}

	/**
	 * Set the path patterns.
	 * @param paths the path patterns
	 */
	public void setPaths(@Nullable List<String> paths) {
		this.paths = paths;
	}

	/**
	 * Return the allowed origins.
	 * @return the allowed origins
	 */
	public @Nullable List<String> getAllowedOrigins() {
		return this.allowedOrigins;
	}

	/**
	 * Set the allowed origins.
	 * @param allowedOrigins the allowed origins
	 */
	public void setAllowedOrigins(@Nullable List<String> allowedOrigins) {
		this.allowedOrigins = allowedOrigins;
	}

	/**
	 * Return the names of the sources that add origins.
	 * @return the names
	 */
	public @Nullable List<String> getOriginsFrom() {
		return this.originsFrom;
	}

	/**
	 * Set the names of the sources that add origins.
	 * @param originsFrom the names
	 */
	public void setOriginsFrom(@Nullable List<String> originsFrom) {
		this.originsFrom = originsFrom;
	}

	/**
	 * Return the allowed methods.
	 * @return the allowed methods
	 */
	public @Nullable List<String> getAllowedMethods() {
		return this.allowedMethods;
	}

	/**
	 * Set the allowed methods.
	 * @param allowedMethods the allowed methods
	 */
	public void setAllowedMethods(@Nullable List<String> allowedMethods) {
		this.allowedMethods = allowedMethods;
	}

	/**
	 * Return the allowed request headers.
	 * @return the allowed request headers
	 */
	public @Nullable List<String> getAllowedHeaders() {
		return this.allowedHeaders;
	}

	/**
	 * Set the allowed request headers.
	 * @param allowedHeaders the allowed request headers
	 */
	public void setAllowedHeaders(@Nullable List<String> allowedHeaders) {
		this.allowedHeaders = allowedHeaders;
	}

	/**
	 * Return the exposed response headers.
	 * @return the exposed response headers
	 */
	public @Nullable List<String> getExposedHeaders() {
		return this.exposedHeaders;
	}

	/**
	 * Set the exposed response headers.
	 * @param exposedHeaders the exposed response headers
	 */
	public void setExposedHeaders(@Nullable List<String> exposedHeaders) {
		this.exposedHeaders = exposedHeaders;
	}

	/**
	 * Return whether credentials are allowed.
	 * @return whether credentials are allowed
	 */
	public @Nullable Boolean getAllowCredentials() {
		return this.allowCredentials;
	}

	/**
	 * Set whether credentials are allowed.
	 * @param allowCredentials whether credentials are allowed
	 */
	public void setAllowCredentials(@Nullable Boolean allowCredentials) {
		this.allowCredentials = allowCredentials;
	}

	/**
	 * Return how long preflights are cached.
	 * @return how long preflights are cached
	 */
	public @Nullable Duration getMaxAge() {
		return this.maxAge;
	}

	/**
	 * Set how long preflights are cached.
	 * @param maxAge how long preflights are cached
	 */
	public void setMaxAge(@Nullable Duration maxAge) {
		this.maxAge = maxAge;
	}

	/**
	 * Return what refused requests get.
	 * @return what refused requests get
	 */
	public @Nullable RefusedRequests getRefusedRequests() {
		return this.refusedRequests;
	}

	/**
	 * Set what refused requests get.
	 * @param refusedRequests what refused requests get
	 */
	public void setRefusedRequests(@Nullable RefusedRequests refusedRequests) {
		this.refusedRequests = refusedRequests;
	}

	/**
	 * Return the exceptions to validation.
	 * @return the exceptions to validation
	 */
	public @Nullable List<CorsToleration> getTolerate() {
		return this.tolerate;
	}

	/**
	 * Set the exceptions to validation.
	 * @param tolerate the exceptions to validation
	 */
	public void setTolerate(@Nullable List<CorsToleration> tolerate) {
		this.tolerate = tolerate;
	}

}
