package io.github.corsstarter.benchmarks;

import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What has to become of a request, whoever answers it.
 */
enum Expected {

	/**
	 * The application answers, and no page of another origin may read it.
	 */
	PASSED {
		@Override
		boolean isMet(Answer answer, Call call) {
			return answer.isOfApplication()
					&& (answer.header(ALLOW_ORIGIN) == null || call.origin().equals(Call.OWN_ORIGIN));
		}
	},

	/**
	 * The application answers, and the page may read it.
	 */
	ALLOWED {
		@Override
		boolean isMet(Answer answer, Call call) {
			return answer.isOfApplication() && allowsOrigin(answer, call);
		}
	},

	/**
	 * The page may not read the answer, from whomever it is.
	 */
	REFUSED {
		@Override
		boolean isMet(Answer answer, Call call) {
			return answer.header(ALLOW_ORIGIN) == null;
		}
	},

	/**
	 * The preflight is answered such that the browser sends the request.
	 */
	PREFLIGHT_ALLOWED {
		@Override
		boolean isMet(Answer answer, Call call) {
			return !answer.isOfApplication() && answer.status() / 100 == 2 && allowsOrigin(answer, call)
					&& names(answer.header("Access-Control-Allow-Methods"), "PUT")
					&& names(answer.header("Access-Control-Allow-Headers"), "X-Tenant");
		}
	},

	/**
	 * A preflight that no browser sends. It is answered in place of the application and
	 * without an error of the server, whether allowed or refused.
	 */
	PREFLIGHT_SURVIVED {
		@Override
		boolean isMet(Answer answer, Call call) {
			return !answer.isOfApplication() && answer.status() < 500;
		}
	};

	private static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";

	abstract boolean isMet(Answer answer, Call call);

	private static boolean allowsOrigin(Answer answer, Call call) {
		return call.origin().equals(answer.header(ALLOW_ORIGIN));
	}

	private static boolean names(@Nullable String list, String name) {
		return list != null
				&& Pattern.compile("(^|[, ])" + name + "($|,)", Pattern.CASE_INSENSITIVE).matcher(list).find();
	}

}
