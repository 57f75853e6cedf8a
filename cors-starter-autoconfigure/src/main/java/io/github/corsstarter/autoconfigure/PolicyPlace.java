package io.github.corsstarter.autoconfigure;

import java.util.List;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.autoconfigure.WrittenKey.Word;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * The policy that a key belongs to.
 *
 * @param prefix the prefix of the names of the policy's properties
 * @param name the name of the policy
 * @param rest the words of the key after the policy
 * @param form how the policy is written
 * @param written the words that name the policy in the key
 */
record PolicyPlace(ConfigurationPropertyName prefix, String name, List<Word> rest, Form form, List<Word> written) {

	/**
	 * The policy whose properties are directly under {@code cors}.
	 */
	static PolicyPlace shorthand(WrittenKey key) {
		return new PolicyPlace(PropertyNames.ROOT, CorsPolicy.DEFAULT_NAME, key.words(), Form.RIGHT, List.of());
	}

	/**
	 * The letters and digits of words, however they are joined.
	 */
	static String text(List<Word> words) {
		return words.stream().map(Word::text).map(ForeignNames::uniform).collect(Collectors.joining());
	}

	boolean isShorthand() {
		return this.written.isEmpty();
	}

	boolean isRight() {
		return this.form == Form.RIGHT;
	}

	/**
	 * The ways in which people write policies.
	 */
	enum Form {

		/**
		 * As a block with a name under {@code cors.policies}, or as the shorthand.
		 */
		RIGHT,

		/**
		 * As an item of a list.
		 */
		LIST_ITEM,

		/**
		 * As a block whose name is a path or an origin.
		 */
		NAMED_BY_VALUE,

		/**
		 * With a name of several words, joined by what separates the words of a key.
		 */
		SEVERAL_WORDS,

		/**
		 * As a block with a name that is not under {@code cors.policies}.
		 */
		ELSEWHERE

	}

}
