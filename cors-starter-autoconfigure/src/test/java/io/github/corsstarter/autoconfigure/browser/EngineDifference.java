package io.github.corsstarter.autoconfigure.browser;

import java.math.BigInteger;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Api;
import io.github.corsstarter.autoconfigure.browser.ScriptedRequest.Body;
import io.github.corsstarter.browser.BrowserRequest;
import io.github.corsstarter.browser.HeaderField;

/**
 * Where engines do something else than the standard with requests of scripts, as
 * {@code docs/browsers.md} says.
 */
enum EngineDifference {

	/**
	 * Client hints that a script sets are safe.
	 */
	CLIENT_HINTS(Engine.CHROMIUM) {

		@Override
		boolean concerns(ScriptedRequest request) {
			return request.headers().stream().anyMatch(EngineDifference::isClientHint);
		}

		@Override
		BrowserRequest asTaken(BrowserRequest request) {
			return with(request, request.headers().stream().filter((field) -> !isClientHint(field)).toList(),
					request.forcedPreflight());
		}

	},

	/**
	 * Upload listeners force a preflight only if there is something to upload.
	 */
	NOTHING_TO_UPLOAD(Engine.CHROMIUM) {

		@Override
		boolean concerns(ScriptedRequest request) {
			return request.body() == Body.NONE;
		}

		@Override
		BrowserRequest asTaken(BrowserRequest request) {
			return with(request, request.headers(), false);
		}

	},

	/**
	 * Positions in a range are signed numbers of 64 bits.
	 */
	SIGNED_RANGES(Engine.CHROMIUM) {

		@Override
		boolean concerns(ScriptedRequest request) {
			return request.headers().stream().anyMatch((field) -> isRangeBeyond(field, 63));
		}

		@Override
		BrowserRequest asTaken(BrowserRequest request) {
			return replaced(request, (field) -> isRangeBeyond(field, 63), (field) -> "unsafe");
		}

	},

	/**
	 * Positions in a range are unsigned numbers of 64 bits.
	 */
	UNSIGNED_RANGES(Engine.FIREFOX, Engine.WEBKIT) {

		@Override
		boolean concerns(ScriptedRequest request) {
			return request.headers().stream().anyMatch((field) -> isRangeBeyond(field, 64));
		}

		@Override
		BrowserRequest asTaken(BrowserRequest request) {
			return replaced(request, (field) -> isRangeBeyond(field, 64), (field) -> "unsafe");
		}

	},

	/**
	 * A media type with a comma is several.
	 */
	COMMA_IN_MEDIA_TYPE(Engine.FIREFOX) {

		@Override
		boolean concerns(ScriptedRequest request) {
			return request.headers().stream().anyMatch(EngineDifference::isSeveralMediaTypes);
		}

		@Override
		BrowserRequest asTaken(BrowserRequest request) {
			return replaced(request, EngineDifference::isSeveralMediaTypes, (field) -> "unsafe");
		}

	},

	/**
	 * Characters beyond ASCII are not safe.
	 */
	BEYOND_ASCII(Engine.FIREFOX) {

		@Override
		boolean concerns(ScriptedRequest request) {
			return request.headers().stream().anyMatch(EngineDifference::isBeyondAscii);
		}

		@Override
		BrowserRequest asTaken(BrowserRequest request) {
			return replaced(request, EngineDifference::isBeyondAscii, (field) -> "x".repeat(129));
		}

	},

	/**
	 * The unit of a range may be in any case.
	 */
	UNITS_IN_ANY_CASE(Engine.CHROMIUM, Engine.WEBKIT) {

		@Override
		boolean concerns(ScriptedRequest request) {
			return request.headers().stream().anyMatch(EngineDifference::isRange);
		}

		@Override
		BrowserRequest asTaken(BrowserRequest request) {
			return with(request, request.headers()
				.stream()
				.map((field) -> isRange(field) ? new HeaderField(field.name(), lowerCase(field.value())) : field)
				.toList(), request.forcedPreflight());
		}

	},

	/**
	 * Nothing is kept for the origin {@code null}, which may be another one each time.
	 */
	OPAQUE_ORIGINS(Engine.CHROMIUM) {

		@Override
		boolean concerns(ScriptedRequest request) {
			return request.opaque();
		}

		@Override
		boolean preventsReuse() {
			return true;
		}

	},

	/**
	 * A request that must not be answered from the cache does not use that of preflights
	 * either.
	 */
	CONDITIONAL_REQUESTS(Engine.CHROMIUM) {

		@Override
		boolean concerns(ScriptedRequest request) {
			return request.headers().stream().anyMatch(EngineDifference::isCondition);
		}

		@Override
		boolean preventsReuse() {
			return true;
		}

	},

	/**
	 * The same, but not for {@code XMLHttpRequest}.
	 */
	CONDITIONAL_FETCHES(Engine.FIREFOX) {

		@Override
		boolean concerns(ScriptedRequest request) {
			return request.api() == Api.FETCH && request.headers().stream().anyMatch(EngineDifference::isCondition);
		}

		@Override
		boolean preventsReuse() {
			return true;
		}

	};

	private static final Set<String> CONDITIONS = Set.of("if-match", "if-none-match", "if-modified-since",
			"if-unmodified-since", "if-range");

	private static final Set<String> HINTS = Set.of("device-memory", "downlink", "dpr", "ect", "intervention", "rtt",
			"save-data", "viewport-width", "width");

	private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");

	private final List<Engine> engines;

	EngineDifference(Engine... engines) {
		this.engines = List.of(engines);
	}

	/**
	 * Whether a request shows the difference.
	 */
	abstract boolean concerns(ScriptedRequest request);

	/**
	 * What the engine takes the request for.
	 */
	BrowserRequest asTaken(BrowserRequest request) {
		return request;
	}

	/**
	 * Whether the engine sends every request of this kind with a preflight of its own.
	 */
	boolean preventsReuse() {
		return false;
	}

	static List<EngineDifference> of(Engine engine, ScriptedRequest request) {
		return List.of(values())
			.stream()
			.filter((difference) -> difference.engines.contains(engine) && difference.concerns(request))
			.toList();
	}

	private static boolean isCondition(HeaderField field) {
		return CONDITIONS.contains(lowerCase(field.name()));
	}

	private static boolean isClientHint(HeaderField field) {
		return HINTS.contains(lowerCase(field.name()));
	}

	private static boolean isRange(HeaderField field) {
		return field.name().equalsIgnoreCase("Range");
	}

	private static boolean isRangeBeyond(HeaderField field, int bits) {
		Matcher matcher = RANGE.matcher(field.value());
		return isRange(field) && matcher.matches()
				&& (isBeyond(matcher.group(1), bits) || isBeyond(matcher.group(2), bits));
	}

	private static boolean isSeveralMediaTypes(HeaderField field) {
		return field.name().equalsIgnoreCase("Content-Type") && field.value().indexOf(',') >= 0;
	}

	private static boolean isBeyondAscii(HeaderField field) {
		return field.value().chars().anyMatch((c) -> c > 0x7f);
	}

	private static boolean isBeyond(String digits, int bits) {
		return !digits.isEmpty() && new BigInteger(digits).bitLength() > bits;
	}

	private static String lowerCase(String text) {
		return text.toLowerCase(Locale.ROOT);
	}

	private static BrowserRequest replaced(BrowserRequest request, Predicate<HeaderField> which,
			Function<HeaderField, String> value) {
		return with(request,
				request.headers()
					.stream()
					.map((field) -> which.test(field) ? new HeaderField(field.name(), value.apply(field)) : field)
					.toList(),
				request.forcedPreflight());
	}

	private static BrowserRequest with(BrowserRequest request, List<HeaderField> headers, boolean forced) {
		return new BrowserRequest(request.origin(), request.method(), headers, request.credentials(), forced);
	}

}
