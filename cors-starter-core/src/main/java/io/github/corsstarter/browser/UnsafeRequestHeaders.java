package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

import io.github.corsstarter.internal.http.Ascii;
import io.github.corsstarter.internal.http.HttpWhitespace;

/**
 * The names a preflight asks for, after "CORS-unsafe request-header names"
 * (#cors-unsafe-request-header-names).
 */
final class UnsafeRequestHeaders {

	private static final int LARGEST_SAFE_SUM = 1024;

	private final SortedSet<String> names = new TreeSet<>();

	private final List<String> safeNames = new ArrayList<>();

	private long safeSum;

	private UnsafeRequestHeaders() {
	}

	static List<String> names(List<HeaderField> fields) {
		UnsafeRequestHeaders unsafe = new UnsafeRequestHeaders();
		for (HeaderField field : fields) {
			unsafe.addUnlessForbidden(new HeaderField(field.name(), HttpWhitespace.HTTP.strip(field.value())));
		}
		return unsafe.toList();
	}

	private void addUnlessForbidden(HeaderField field) {
		if (!ForbiddenRequestHeader.matches(field)) {
			add(Ascii.lowerCase(field.name()), field.value());
		}
	}

	private void add(String name, String value) {
		if (!SafelistedRequestHeader.matches(name, value)) {
			this.names.add(name);
			return;
		}
		this.safeNames.add(name);
		this.safeSum += value.length();
	}

	private List<String> toList() {
		if (this.safeSum > LARGEST_SAFE_SUM) {
			this.names.addAll(this.safeNames);
		}
		return List.copyOf(this.names);
	}

}
