package io.github.corsstarter.benchmarks;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.corsstarter.decision.CorsRequest;
import org.jspecify.annotations.Nullable;

/**
 * A request that allocates nothing when it is asked, so that what a decision allocates
 * can be seen.
 */
final class PlainCorsRequest implements CorsRequest {

	private final Call call;

	private final Map<String, List<String>> headers = new HashMap<>();

	PlainCorsRequest(Call call) {
		this.call = call;
		call.headers().forEach((name, value) -> {
			this.headers.put(name, List.of(value));
			this.headers.put(name.toLowerCase(Locale.ROOT), List.of(value));
		});
	}

	@Override
	public String method() {
		return this.call.method();
	}

	@Override
	public String path() {
		return this.call.path();
	}

	@Override
	public String host() {
		return Call.HOST;
	}

	@Override
	public @Nullable String header(String name) {
		List<String> values = headers(name);
		return values.isEmpty() ? null : values.get(0);
	}

	@Override
	public List<String> headers(String name) {
		return this.headers.getOrDefault(name, List.of());
	}

	@Override
	public boolean isOwnOrigin(String origin) {
		return origin.equals(Call.OWN_ORIGIN);
	}

}
