package io.github.corsstarter.cases;

import java.util.List;

import io.github.corsstarter.browser.HeaderField;

/**
 * What the application behind the filter does.
 *
 * @param status the status of its answer
 * @param headers the headers of its answer, those of the CORS protocol possibly included
 * @param via how it gets to the answer
 */
public record CorsCaseApp(int status, List<HeaderField> headers, Via via) {

	static final CorsCaseApp OK = new CorsCaseApp(200, List.of(), Via.ANSWER);

	public CorsCaseApp {
		headers = CorsCaseTable.orEmpty(headers);
		via = (via != null) ? via : Via.ANSWER;
	}

	/**
	 * Whether lines of {@code Vary} are not the filter's alone.
	 * @return whether the application writes the header
	 */
	public boolean writesVary() {
		return this.headers.stream().anyMatch((field) -> field.name().equals("Vary"));
	}

	/**
	 * The ways to an answer.
	 */
	public enum Via {

		/**
		 * A handler returns it.
		 */
		ANSWER,

		/**
		 * A handler returns it on another thread.
		 */
		ASYNC,

		/**
		 * A handler streams it.
		 */
		STREAM,

		/**
		 * A handler throws an exception.
		 */
		THROW,

		/**
		 * A handler fails on another thread.
		 */
		ASYNC_THROW,

		/**
		 * There is no handler.
		 */
		NOWHERE

	}

}
