package io.github.corsstarter.explain;

import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import org.jspecify.annotations.Nullable;

/**
 * What an application itself does with a request.
 *
 * @param certainty how much the answer says
 * @param decidedBy what decides or answers, such as an annotation, a bean or a property,
 * ready to use in a sentence, or {@code null} if nothing does
 * @param status the status if the request is answered before it reaches a handler, or
 * {@code null} if a handler answers
 * @param headers the headers of the CORS protocol, including {@code Vary}
 */
public record ApplicationAnswer(Certainty certainty, @Nullable String decidedBy, @Nullable Integer status,
		List<HeaderField> headers) {

	/**
	 * Copies the headers.
	 * @param certainty how much the answer says
	 * @param decidedBy what decides
	 * @param status the status
	 * @param headers the headers
	 */
	public ApplicationAnswer {
		headers = List.copyOf(headers);
	}

	/**
	 * The answer of a rule that the application has.
	 * @param decidedBy the rule
	 * @param status the status or {@code null} if a handler answers
	 * @param headers the headers that the rule writes
	 * @return the answer
	 */
	public static ApplicationAnswer byRule(String decidedBy, @Nullable Integer status, List<HeaderField> headers) {
		return new ApplicationAnswer(Certainty.RULE, decidedBy, status, headers);
	}

	/**
	 * The answer if nothing writes a header of the CORS protocol.
	 * @return the answer
	 */
	public static ApplicationAnswer nothing() {
		return new ApplicationAnswer(Certainty.NOTHING, null, null, List.of());
	}

	/**
	 * The answer if it depends on something that cannot be asked.
	 * @param who what might write headers or answer by itself, or {@code null}
	 * @return the answer
	 */
	public static ApplicationAnswer unknown(@Nullable String who) {
		return new ApplicationAnswer(Certainty.UNKNOWN, who, null, List.of());
	}

	/**
	 * The same answer where something else may refuse the request first.
	 * @return the answer with a status that is not known
	 */
	public ApplicationAnswer withoutStatus() {
		return new ApplicationAnswer(this.certainty, this.decidedBy, null, this.headers);
	}

	/**
	 * How much an answer says.
	 */
	public enum Certainty {

		/**
		 * A rule decides, and these are its headers.
		 */
		RULE,

		/**
		 * Nothing writes headers.
		 */
		NOTHING,

		/**
		 * Only the request itself would show it.
		 */
		UNKNOWN

	}

}
