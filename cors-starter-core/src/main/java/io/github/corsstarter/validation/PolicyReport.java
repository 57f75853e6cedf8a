package io.github.corsstarter.validation;

import java.util.ArrayList;
import java.util.List;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.CorsProperty;
import io.github.corsstarter.CorsProperty.Place;
import org.jspecify.annotations.Nullable;

/**
 * Collects what is wrong with one policy.
 */
final class PolicyReport {

	private final CorsPolicy policy;

	private final List<CorsViolation> violations = new ArrayList<>();

	PolicyReport(CorsPolicy policy) {
		this.policy = policy;
	}

	CorsPolicy policy() {
		return this.policy;
	}

	List<CorsViolation> violations() {
		return this.violations;
	}

	Subject at(CorsProperty property) {
		Object value = property.valueOf(this.policy);
		return new Subject(property.in(this.policy), (value instanceof List<?>) ? null : value.toString());
	}

	Subject at(CorsProperty property, int index) {
		Object value = property.valueOf(this.policy);
		return new Subject(property.in(this.policy, index),
				(value instanceof List<?> list) ? String.valueOf(list.get(index)) : value.toString());
	}

	/**
	 * Add what is wrong with the policy itself, whose name is not a property.
	 */
	void found(Finding finding) {
		CorsPolicySource source = this.policy.source();
		String name = source.prefix().isEmpty() ? "name" : source.prefix() + ".name";
		add(finding, name, null, this.policy.name(), source.location());
	}

	private void add(Finding finding, String name, @Nullable Place place, @Nullable String value,
			@Nullable String location) {
		this.violations.add(new CorsViolation(finding.code(), this.policy.name(), name,
				(place != null) ? place.property() : null, (place != null) ? place.index() : null, value,
				finding.sentence(), finding.repair(), finding.suggestions(), null, location));
	}

	/**
	 * A property or an entry about which there is something to report.
	 */
	final class Subject {

		private final Place place;

		private final @Nullable String value;

		private Subject(Place place, @Nullable String value) {
			this.place = place;
			this.value = value;
		}

		void found(Finding finding) {
			add(finding, this.place.name(), this.place, this.value, this.place.location());
		}

		/**
		 * Add what makes the entry useless.
		 * @return {@code false}, which says that the entry is not right
		 */
		boolean reject(Finding finding) {
			found(finding);
			return false;
		}

	}

}
