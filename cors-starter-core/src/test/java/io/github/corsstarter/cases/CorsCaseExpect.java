package io.github.corsstarter.cases;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.github.corsstarter.decision.CorsRefusalReason;

/**
 * What has to come of a request.
 *
 * @param kind a coarse class, {@code non-cors} among them
 * @param headers values of response headers, {@code null} for those that must be absent
 * @param note why
 * @param browser what browsers make of it
 * @param varyMustInclude elements of {@code Vary}
 * @param vary all elements of {@code Vary}, if exactly those are due
 * @param status the status, if it is ours to say
 * @param reason the reason of a refusal
 */
public record CorsCaseExpect(String kind, Map<String, String> headers, String note, List<CorsCaseVerdict> browser,
		List<String> varyMustInclude, List<String> vary, Integer status, CorsRefusalReason reason) {

	public CorsCaseExpect {
		headers = Collections.unmodifiableMap(new TreeMap<>(headers));
		browser = CorsCaseTable.orEmpty(browser);
		varyMustInclude = CorsCaseTable.orEmpty(varyMustInclude);
	}

	public boolean isPreflight() {
		return this.kind.startsWith("preflight-");
	}

	public boolean isNonCors() {
		return this.kind.equals("non-cors");
	}

}
