package io.github.corsstarter.change;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsToleration;
import io.github.corsstarter.OwnOrigin;
import io.github.corsstarter.RefusedRequests;
import io.github.corsstarter.decision.CorsSettings;
import org.jspecify.annotations.Nullable;

/**
 * The text of all policies: a name and a value on each line, lists with a line for each
 * entry, comments after {@code #}.
 */
final class PolicyText {

	private static final String POLICY = "policy";

	private static final String SELF_ORIGINS = "self-origins";

	private static final String OWN_ORIGIN = "own-origin";

	private static final String DEBUG = "debug";

	private final List<CorsPolicy> policies = new ArrayList<>();

	private final List<String> selfOrigins = new ArrayList<>();

	private CorsSettings settings = CorsSettings.DEFAULT;

	private CorsPolicy.@Nullable Builder policy;

	private Map<CorsProperty, List<String>> values = new EnumMap<>(CorsProperty.class);

	static String write(PolicySet set) {
		StringBuilder text = new StringBuilder();
		CorsSettings settings = set.settings();
		settings.selfOrigins().stream().sorted().forEach((origin) -> line(text, SELF_ORIGINS, origin));
		line(text, OWN_ORIGIN, constant(settings.ownOrigin()));
		line(text, DEBUG, settings.debug());
		for (CorsPolicy policy : set.policies()) {
			text.append('\n');
			line(text, POLICY, policy.name());
			policy.properties().forEach((property, value) -> {
				List<?> values = (value instanceof List<?> list) ? list.stream().sorted().toList() : List.of(value);
				values.forEach((entry) -> line(text.append("  "), property.key(), entry));
			});
		}
		return text.toString();
	}

	private static void line(StringBuilder text, String name, Object value) {
		text.append(name).append(": ").append(value).append('\n');
	}

	PolicySet read(String text) {
		List<String> lines = text.lines().toList();
		for (int i = 0; i < lines.size(); i++) {
			try {
				readLine(lines.get(i).strip());
			}
			catch (RuntimeException ex) {
				throw new IllegalArgumentException("Line " + (i + 1) + " cannot be read: " + lines.get(i), ex);
			}
		}
		finish();
		return new PolicySet(this.policies, this.settings.withSelfOrigins(this.selfOrigins));
	}

	private void readLine(String line) {
		if (line.isEmpty() || line.startsWith("#")) {
			return;
		}
		int colon = line.indexOf(':');
		String name = line.substring(0, colon);
		String value = line.substring(colon + 1).strip();
		switch (name) {
			case SELF_ORIGINS -> this.selfOrigins.add(value);
			case OWN_ORIGIN -> apply(this.settings.withOwnOrigin(constant(OwnOrigin.class, value)));
			case DEBUG -> apply(this.settings.withDebug(Boolean.parseBoolean(value)));
			case POLICY -> {
				finish();
				this.policy = CorsPolicy.builder(value);
			}
			default -> this.values.computeIfAbsent(property(name), (key) -> new ArrayList<>()).add(value);
		}
	}

	private void apply(CorsSettings changed) {
		this.settings = changed;
	}

	private static CorsProperty property(String name) {
		return Arrays.stream(CorsProperty.values())
			.filter((property) -> property.key().equals(name))
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException(name + " is not a property of a policy"));
	}

	private void finish() {
		CorsPolicy.Builder builder = this.policy;
		if (builder != null) {
			for (CorsProperty property : CorsProperty.values()) {
				set(builder, property, this.values.getOrDefault(property, List.of()));
			}
			this.policies.add(builder.build());
		}
		this.values = new EnumMap<>(CorsProperty.class);
	}

	private static void set(CorsPolicy.Builder policy, CorsProperty property, List<String> values) {
		switch (property) {
			case PATHS -> policy.paths(values);
			case ALLOWED_ORIGINS -> policy.allowedOrigins(values);
			case ORIGINS_FROM -> policy.originsFrom(values);
			case ALLOWED_METHODS -> policy.allowedMethods(values);
			case ALLOWED_HEADERS -> policy.allowedHeaders(values);
			case EXPOSED_HEADERS -> policy.exposedHeaders(values);
			case ALLOW_CREDENTIALS -> policy.allowCredentials(Boolean.parseBoolean(single(values)));
			case MAX_AGE -> policy.maxAge(Duration.parse("PT" + single(values)));
			case REFUSED_REQUESTS -> policy.refusedRequests(constant(RefusedRequests.class, single(values)));
			case TOLERATE ->
				policy.tolerate(values.stream().map((value) -> constant(CorsToleration.class, value)).toList());
		}
	}

	private static String single(List<String> values) {
		return values.get(values.size() - 1);
	}

	private static String constant(Enum<?> constant) {
		return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	private static <E extends Enum<E>> E constant(Class<E> type, String text) {
		return Enum.valueOf(type, text.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

}
