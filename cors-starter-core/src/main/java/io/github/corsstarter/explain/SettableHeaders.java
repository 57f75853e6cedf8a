package io.github.corsstarter.explain;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.browser.Browser;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;

/**
 * The headers that a script sets, divided into those that are sent and those that
 * browsers drop.
 *
 * @param sent the headers that are sent
 * @param dropped the names of those that are not
 * @see <a href="https://fetch.spec.whatwg.org/#forbidden-request-header">forbidden
 * request-header</a>
 */
record SettableHeaders(List<HeaderField> sent, List<String> dropped) {

	static SettableHeaders of(BrowserRequest request) {
		List<HeaderField> sent = new ArrayList<>();
		List<String> dropped = new ArrayList<>();
		for (HeaderField field : request.headers()) {
			if (Browser.isForbidden(field)) {
				dropped.add(field.name());
			}
			else {
				sent.add(field);
			}
		}
		return new SettableHeaders(sent, dropped);
	}

}
