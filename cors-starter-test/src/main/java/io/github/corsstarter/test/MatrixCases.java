package io.github.corsstarter.test;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.test.MatrixCase.Variant;

/**
 * Makes the exchanges of the matrix, always the same ones for the same policies.
 */
final class MatrixCases {

	private static final List<Integer> ANSWERS = List.of(200, 401, 404, 500);

	private static final List<String> MORE_METHODS = List.of("PUT", "PATCH", "DELETE", "PURGE");

	private static final HeaderField OWN_HEADER = new HeaderField("X-Browser-Tester", "1");

	private static final long SEED = 1;

	private final List<String> paths;

	private final List<MatrixCase> cases = new ArrayList<>();

	private MatrixCases(List<String> paths) {
		this.paths = paths;
	}

	static List<MatrixCase> of(List<CorsPolicy> policies, List<String> paths, int limit) {
		MatrixCases matrix = new MatrixCases(paths);
		policies.forEach(matrix::add);
		return limit(matrix.cases, limit);
	}

	private void add(CorsPolicy policy) {
		if (policy.isForNobody()) {
			return;
		}
		for (String path : this.paths.isEmpty() ? List.of(SamplePath.of(policy.paths().get(0))) : owned(policy)) {
			for (String origin : MatrixOrigins.of(policy)) {
				methods(policy).forEach((method) -> add(policy, path, origin, method));
			}
		}
	}

	private List<String> owned(CorsPolicy policy) {
		return this.paths.stream().filter((path) -> SamplePath.isOwned(path, policy.paths())).toList();
	}

	private void add(CorsPolicy policy, String path, String origin, String method) {
		for (Variant variant : variants(policy)) {
			ANSWERS.forEach(
					(answer) -> this.cases.add(new MatrixCase(policy.name(), path, origin, method, variant, answer)));
		}
	}

	/**
	 * The methods of the policy, and one that it does not allow and that needs a
	 * preflight: servers cannot keep browsers from sending others.
	 */
	private static Set<String> methods(CorsPolicy policy) {
		Set<String> methods = new LinkedHashSet<>(policy.allowedMethods());
		boolean any = methods.remove("*");
		if (any) {
			methods.addAll(List.of("GET", "POST", "PUT"));
		}
		MORE_METHODS.stream().filter((method) -> any || !methods.contains(method)).findFirst().ifPresent(methods::add);
		return methods;
	}

	private static List<Variant> variants(CorsPolicy policy) {
		List<HeaderField> headers = new ArrayList<>();
		for (String name : new TreeSet<>(policy.allowedHeaders())) {
			headers.add(name.equals("*") ? OWN_HEADER : new HeaderField(name, value(name)));
		}
		return List.of(new Variant("", List.of(), false), new Variant(" with the allowed headers", headers, false),
				new Variant(" with a header of its own", List.of(OWN_HEADER), false),
				new Variant(" with credentials", List.of(), true));
	}

	private static String value(String name) {
		return name.equalsIgnoreCase("Content-Type") ? "application/json"
				: name.equalsIgnoreCase("Accept") ? "application/json" : "1";
	}

	private static List<MatrixCase> limit(List<MatrixCase> cases, int limit) {
		if (cases.size() <= limit) {
			return List.copyOf(cases);
		}
		List<Integer> indexes = new ArrayList<>();
		for (int i = 0; i < cases.size(); i++) {
			indexes.add(i);
		}
		Collections.shuffle(indexes, new Random(SEED));
		return indexes.stream().limit(limit).sorted().map(cases::get).toList();
	}

}
