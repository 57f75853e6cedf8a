package io.github.corsstarter.cases;

import java.util.List;

/**
 * What a browser makes of a response.
 *
 * @param credentials the credentials mode of the request
 * @param verdict {@code readable}, {@code blocked}, {@code preflight-pass},
 * {@code preflight-fail} or {@code same-origin}
 * @param visible response headers that scripts see
 * @param hidden response headers that they do not see
 */
public record CorsCaseVerdict(String credentials, String verdict, List<String> visible, List<String> hidden) {

	public CorsCaseVerdict {
		visible = CorsCaseTable.orEmpty(visible);
		hidden = CorsCaseTable.orEmpty(hidden);
	}

	boolean isInclude() {
		return this.credentials.equals("include");
	}

}
