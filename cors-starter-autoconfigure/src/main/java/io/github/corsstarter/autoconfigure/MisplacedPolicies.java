package io.github.corsstarter.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.autoconfigure.PolicyPlace.Form;
import io.github.corsstarter.autoconfigure.WrittenKey.Word;
import io.github.corsstarter.validation.CorsViolation;

import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/**
 * Remembers the policies that are not written as blocks with a name under
 * {@code cors.policies}, and reports each of them once.
 */
final class MisplacedPolicies {

	private final Map<ConfigurationPropertyName, First> first = new LinkedHashMap<>();

	/**
	 * Record a line of such a policy.
	 */
	void add(WrittenLine line, PolicyPlace place) {
		this.first.putIfAbsent(place.prefix(), new First(line, place));
	}

	List<CorsViolation> report(MeantValues values) {
		List<CorsViolation> violations = new ArrayList<>();
		boolean list = false;
		for (First policy : this.first.values()) {
			if (policy.place().form() == Form.NAMED_BY_VALUE) {
				takeName(policy, values);
			}
			if (policy.place().form() != Form.LIST_ITEM || !list) {
				violations.add(policy.violation());
			}
			list = list || policy.place().form() == Form.LIST_ITEM;
		}
		return violations;
	}

	/**
	 * Use the key of a policy as the path or origin that it is, unless the policy has one
	 * too.
	 */
	private static void takeName(First policy, MeantValues values) {
		CorsProperty property = policy.isOrigin() ? CorsProperty.ALLOWED_ORIGINS : CorsProperty.PATHS;
		if (!values.contains(policy.place().prefix(), property)) {
			values.add(policy.line(), policy.place().prefix(), property, List.of(policy.key()));
		}
	}

	/**
	 * The first line of a policy.
	 */
	private record First(WrittenLine line, PolicyPlace place) {

		String key() {
			return this.place.written().get(this.place.written().size() - 1).text();
		}

		boolean isOrigin() {
			return key().contains("://");
		}

		CorsViolation violation() {
			String property = (this.place.form() == Form.LIST_ITEM) ? PropertyNames.POLICIES.toString() : written();
			return mistake().at(this.place.name(), property, null, null, null,
					Locations.describe(this.line.property()));
		}

		private Mistake mistake() {
			String prefix = this.place.prefix().toString();
			return switch (this.place.form()) {
				case LIST_ITEM ->
					(this.line.key().words().get(0).isNumber() ? Mistake.rootNotList() : Mistake.policiesList())
						.meaning(PropertyNames.POLICIES.toString());
				case NAMED_BY_VALUE ->
					(isOrigin() ? Mistake.namedByOrigin(prefix) : Mistake.namedByPath(prefix)).meaning(prefix);
				case SEVERAL_WORDS -> Mistake
					.severalWords(text(this.place.written().subList(1, this.place.written().size())), this.place.name())
					.meaning(prefix);
				default -> Mistake.misnamed(prefix);
			};
		}

		/**
		 * The name of the block as it is written.
		 */
		private String written() {
			List<Word> key = this.line.key().words();
			return PropertyNames.ROOT + "." + text(key.subList(0, key.size() - this.place.rest().size()));
		}

		private static String text(List<Word> words) {
			return words.stream().map(Word::text).collect(Collectors.joining("."));
		}

	}

}
