package io.github.corsstarter.autoconfigure.cases;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.cases.CorsCase;
import io.github.corsstarter.cases.CorsCaseRequest;
import io.github.corsstarter.cases.CorsCaseResponse;
import io.github.corsstarter.cases.CorsCaseTable;

/**
 * Sends the request of a case byte for byte as it stands in the table. No HTTP client
 * would send all of them.
 */
final class CaseClient {

	static final String ID = "X-Case";

	static final String VIA = "X-Case-Via";

	private static final Map<String, CorsCase> CASES = CorsCaseTable.cases()
		.stream()
		.collect(Collectors.toMap(CorsCase::id, Function.identity()));

	private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "OPTIONS");

	private final RawClient client;

	CaseClient(RawClient client) {
		this.client = client;
	}

	static CorsCase caseOf(String id) {
		return CASES.get(id);
	}

	CorsCaseResponse send(CorsCase corsCase, String prefix) {
		RawResponse response = this.client.send(bytes(corsCase, prefix));
		return new CorsCaseResponse(response.status(), response.fields(), response.body());
	}

	private static byte[] bytes(CorsCase corsCase, String prefix) {
		CorsCaseRequest request = corsCase.request();
		List<HeaderField> fields = new ArrayList<>(serverFields(request));
		fields.add(new HeaderField(ID, corsCase.id()));
		fields.add(new HeaderField(VIA, corsCase.other().app().via().name()));
		boolean upgrade = request.headers().stream().anyMatch((field) -> field.name().equals("Upgrade"));
		fields.add(new HeaderField("Connection", upgrade ? "close, Upgrade" : "close"));
		if (!WITHOUT_BODY.contains(request.method())) {
			fields.add(new HeaderField("Content-Length", "0"));
		}
		fields.addAll(request.headers());
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		String start = request.method() + " " + prefix + request.path() + " HTTP/1.1\r\n";
		bytes.writeBytes(start.getBytes(StandardCharsets.ISO_8859_1));
		fields.forEach((field) -> bytes
			.writeBytes((field.name() + ": " + field.value() + "\r\n").getBytes(request.charset())));
		bytes.writeBytes(new byte[] { '\r', '\n' });
		return bytes.toByteArray();
	}

	/**
	 * Where the server is reached, by way of a proxy if it speaks https.
	 */
	private static List<HeaderField> serverFields(CorsCaseRequest request) {
		URI server = URI.create((request.serverOrigin() != null) ? request.serverOrigin() : "http://cases.test");
		HeaderField host = new HeaderField("Host", server.getAuthority());
		return server.getScheme().equals("http") ? List.of(host)
				: List.of(host, new HeaderField("X-Forwarded-Proto", server.getScheme()),
						new HeaderField("X-Forwarded-Host", server.getAuthority()));
	}

}
