package io.github.corsstarter.browser;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What engines do otherwise than the standard with a request, whatever the server
 * answers.
 */
public enum EngineDifference {

	/**
	 * Client hints that a script sets are safelisted.
	 */
	CLIENT_HINTS(Effect.LAXER,
			"Chromium takes the client hint %s for safelisted; the standard, Firefox and WebKit do not.",
			BrowserEngine.CHROMIUM) {

		@Override
		boolean concerns(EngineField field) {
			return field.isClientHint();
		}

		@Override
		public BrowserRequest asTaken(BrowserRequest request) {
			return with(request,
					request.headers().stream().filter((field) -> !concerns(new EngineField(field))).toList());
		}

	},

	/**
	 * The unit of a range may be in any case.
	 */
	UNITS_IN_ANY_CASE(Effect.LAXER,
			"Chromium and WebKit take the unit of %s in any case; the standard and Firefox do not.",
			BrowserEngine.CHROMIUM, BrowserEngine.WEBKIT) {

		@Override
		boolean concerns(EngineField field) {
			return field.isNamed("range") && !field.isSafelisted() && field.inLowerCase().isSafelisted();
		}

		@Override
		HeaderField taken(EngineField field) {
			return new HeaderField("Range", field.inLowerCase().value());
		}

	},

	/**
	 * Positions in a range are signed numbers of 64 bits.
	 */
	SIGNED_POSITIONS(Effect.STRICTER,
			"Chromium takes no position in %s above 2^63 - 1 for safelisted; the standard does.",
			BrowserEngine.CHROMIUM) {

		@Override
		boolean concerns(EngineField field) {
			return field.hasPositionAbove("9223372036854775807");
		}

	},

	/**
	 * Positions in a range are unsigned numbers of 64 bits.
	 */
	UNSIGNED_POSITIONS(Effect.STRICTER,
			"Firefox and WebKit take no position in %s above 2^64 - 1 for safelisted; the standard does.",
			BrowserEngine.FIREFOX, BrowserEngine.WEBKIT) {

		@Override
		boolean concerns(EngineField field) {
			return field.hasPositionAbove("18446744073709551615");
		}

	},

	/**
	 * A media type with a comma is several.
	 */
	COMMA_IN_MEDIA_TYPE(Effect.STRICTER,
			"Firefox takes no %s with a comma for safelisted; the standard, Chromium and WebKit do.",
			BrowserEngine.FIREFOX) {

		@Override
		boolean concerns(EngineField field) {
			return field.isNamed("content-type") && field.isSafelisted() && field.value().indexOf(',') >= 0;
		}

	},

	/**
	 * Values with characters beyond ASCII are not safelisted.
	 */
	BEYOND_ASCII(Effect.STRICTER,
			"Firefox takes no %s with a character beyond ASCII for safelisted; the standard, Chromium and WebKit do.",
			BrowserEngine.FIREFOX) {

		@Override
		boolean concerns(EngineField field) {
			return field.isSafelisted() && field.value().chars().anyMatch((c) -> c > 0x7f);
		}

	},

	/**
	 * Values of one name are judged together.
	 */
	JOINED_VALUES(Effect.STRICTER,
			"Chromium and WebKit judge the values of a repeated header together; the standard and Firefox do not.",
			BrowserEngine.CHROMIUM, BrowserEngine.WEBKIT) {

		@Override
		public boolean concerns(BrowserRequest request) {
			return asksForOtherHeaders(request);
		}

		@Override
		public BrowserRequest asTaken(BrowserRequest request) {
			return with(request, EngineField.joined(request.headers()));
		}

	},

	/**
	 * The values of all safelisted headers together may be of any length.
	 */
	UNLIMITED_SUM(Effect.LAXER, "Firefox does not limit the length of all safelisted headers; the standard does.",
			BrowserEngine.FIREFOX) {

		@Override
		public boolean concerns(BrowserRequest request) {
			return asksForOtherHeaders(request);
		}

		@Override
		public BrowserRequest asTaken(BrowserRequest request) {
			return with(request,
					request.headers().stream().filter((field) -> !new EngineField(field).isSafelisted()).toList());
		}

	},

	/**
	 * Upload listeners force a preflight only if there is something to upload.
	 */
	NOTHING_TO_UPLOAD(Effect.LAXER,
			"If there is nothing to upload, Chromium sends no preflight because of upload listeners.",
			BrowserEngine.CHROMIUM) {

		@Override
		public boolean concerns(BrowserRequest request) {
			return request.forcedPreflight() && !asTaken(request).needsPreflight();
		}

		@Override
		public BrowserRequest asTaken(BrowserRequest request) {
			return new BrowserRequest(request.origin(), request.method(), request.headers(), request.credentials(),
					false);
		}

	},

	/**
	 * Nothing is kept for the origin {@code null}, which may be another one each time.
	 */
	OPAQUE_ORIGINS(Effect.NOT_REUSED, "Chromium keeps no answer to a preflight for the origin `null`.",
			BrowserEngine.CHROMIUM) {

		@Override
		public boolean concerns(BrowserRequest request) {
			return request.origin().equals("null");
		}

	},

	/**
	 * A request that must not be answered from the cache does not use that of preflights
	 * either.
	 */
	CONDITIONAL_REQUESTS(Effect.NOT_REUSED, "Chromium sends every request with %s with a preflight of its own.",
			BrowserEngine.CHROMIUM) {

		@Override
		boolean concerns(EngineField field) {
			return field.isCondition();
		}

	},

	/**
	 * The same, but not for {@code XMLHttpRequest}.
	 */
	CONDITIONAL_FETCHES(Effect.NOT_REUSED, "Firefox sends every `fetch` with %s with a preflight of its own.",
			BrowserEngine.FIREFOX) {

		@Override
		boolean concerns(EngineField field) {
			return field.isCondition();
		}

	};

	private final Effect effect;

	private final String note;

	@SuppressWarnings("ImmutableEnumChecker") // Set.of makes no set that changes.
	private final Set<BrowserEngine> engines;

	EngineDifference(Effect effect, String note, BrowserEngine... engines) {
		this.effect = effect;
		this.note = note;
		this.engines = Set.of(engines);
	}

	boolean concerns(EngineField field) {
		return false;
	}

	/**
	 * What the engines take a header for, by default one that is not safelisted.
	 */
	HeaderField taken(EngineField field) {
		return new HeaderField(field.name(), "x".repeat(SafelistedRequestHeader.LONGEST_VALUE + 1));
	}

	/**
	 * The engines that do so.
	 * @return one or two engines
	 */
	public Set<BrowserEngine> engines() {
		return this.engines;
	}

	/**
	 * Whether a request shows the difference.
	 * @param request the request
	 * @return whether some engine does something else with it than the standard says
	 */
	public boolean concerns(BrowserRequest request) {
		return fields(request).anyMatch(this::concerns);
	}

	/**
	 * The request with which the standard does what the engines do with this one.
	 * @param request the request
	 * @return what the engines take it for
	 */
	public BrowserRequest asTaken(BrowserRequest request) {
		if (preventsReuse()) {
			return request;
		}
		return with(request,
				request.headers()
					.stream()
					.map((field) -> concerns(new EngineField(field)) ? taken(new EngineField(field)) : field)
					.toList());
	}

	/**
	 * Whether the preflight names other headers than that of the standard.
	 */
	boolean asksForOtherHeaders(BrowserRequest request) {
		return !asTaken(request).unsafeHeaderNames().equals(request.unsafeHeaderNames());
	}

	private static BrowserRequest with(BrowserRequest request, List<HeaderField> headers) {
		return new BrowserRequest(request.origin(), request.method(), headers, request.credentials(),
				request.forcedPreflight());
	}

	/**
	 * Whether every request of this kind has a preflight of its own.
	 * @return whether the engines use no answer that they have kept
	 */
	public boolean preventsReuse() {
		return this.effect == Effect.NOT_REUSED;
	}

	/**
	 * The difference in a sentence.
	 * @param request a request that shows it
	 * @return the sentence with header names in backticks
	 */
	public String note(BrowserRequest request) {
		return this.note.formatted(fields(request).filter(this::concerns)
			.map((field) -> "`" + field.name() + "`")
			.distinct()
			.collect(Collectors.joining(", ")));
	}

	private static Stream<EngineField> fields(BrowserRequest request) {
		return request.headers().stream().filter((field) -> !Browser.isForbidden(field)).map(EngineField::new);
	}

	/**
	 * The request with which the standard asks for all that some engine asks for.
	 * @param request the request
	 * @return the same request if the standard asks for the most
	 */
	public static BrowserRequest mostDemanding(BrowserRequest request) {
		BrowserRequest demanding = request;
		for (EngineDifference difference : of(request)) {
			demanding = (difference.effect == Effect.STRICTER) ? difference.asTaken(demanding) : demanding;
		}
		return demanding;
	}

	/**
	 * The differences that a request shows.
	 * @param request the request
	 * @return the differences, mostly none
	 */
	public static List<EngineDifference> of(BrowserRequest request) {
		return Stream.of(values()).filter((difference) -> difference.concerns(request)).toList();
	}

	/**
	 * What the engines do more or less than the standard says.
	 */
	private enum Effect {

		/**
		 * They ask for less.
		 */
		LAXER,

		/**
		 * They ask for more.
		 */
		STRICTER,

		/**
		 * They ask again.
		 */
		NOT_REUSED

	}

}
