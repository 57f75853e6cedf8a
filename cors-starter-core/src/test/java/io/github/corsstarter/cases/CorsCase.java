package io.github.corsstarter.cases;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonAlias;
import com.fasterxml.jackson.annotation.JsonFormat;
import io.github.corsstarter.CorsPolicy;

/**
 * One row of the case table: some policies, a request and what has to come of it.
 *
 * @param id what the case is called in reports
 * @param source where the fact is from
 * @param basis how the fact was got from there
 * @param strength {@code must}, {@code should}, or {@code choice} where libraries differ
 * with good reason
 * @param policies the policies, most often one
 * @param selfOrigins the origins at which the application is reached
 * @param request the request
 * @param expect what has to come of it
 * @param startupNotes what validation may have to say about the policies
 */
public record CorsCase(String id, String source, String basis, String strength,
		@JsonAlias("policy") @JsonFormat(
				with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY) List<CorsCasePolicy> policies,
		List<String> selfOrigins, CorsCaseRequest request, CorsCaseExpect expect, List<String> startupNotes) {

	public CorsCase {
		policies = List.copyOf(policies);
		selfOrigins = CorsCaseTable.orEmpty(selfOrigins);
		startupNotes = CorsCaseTable.orEmpty(startupNotes);
	}

	/**
	 * The policies, their paths moved below a prefix.
	 * @param name the start of their names
	 * @param prefix a path or nothing
	 * @return the policies in the order of the case
	 */
	public List<CorsPolicy> toPolicies(String name, String prefix) {
		boolean insecure = this.startupNotes.contains("insecure-credentials");
		return this.policies.stream()
			.filter((policy) -> !policy.other().disabled())
			.map((policy) -> policy.toPolicy(name + this.policies.indexOf(policy), prefix, insecure))
			.toList();
	}

	/**
	 * What does not belong to the policies themselves stands with the first of them.
	 * @return the circumstances
	 */
	public CorsCaseOther other() {
		return this.policies.get(0).other();
	}

	public boolean isChoice() {
		return this.strength.equals("choice");
	}

	@Override
	public String toString() {
		return this.id;
	}

}
