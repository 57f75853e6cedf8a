package io.github.corsstarter.cases;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;

import io.github.corsstarter.browser.HeaderField;

/**
 * The request of a case.
 *
 * @param method the method
 * @param path the path without prefix
 * @param headers all headers that matter
 * @param serverOrigin where the server is reached, if that matters
 * @param transport {@code unit} if the request cannot travel, {@code raw-bytes} and
 * {@code raw-utf8-bytes} if servers may refuse it by themselves
 */
public record CorsCaseRequest(String method, String path, List<HeaderField> headers, String serverOrigin,
		String transport) {

	public CorsCaseRequest {
		headers = List.copyOf(headers);
		transport = (transport != null) ? transport : "";
	}

	/**
	 * The lines of a header as a server reads them.
	 * @param name the name in any case
	 * @return the values in order, without white space around them
	 */
	public List<String> received(String name) {
		return this.headers.stream()
			.filter((field) -> field.name().equalsIgnoreCase(name))
			.map((field) -> received(field))
			.toList();
	}

	private String received(HeaderField field) {
		if (isUnit()) {
			return field.value();
		}
		return new String(field.value().strip().getBytes(charset()), StandardCharsets.ISO_8859_1);
	}

	/**
	 * The origin of the page.
	 * @return the value of the first header or nothing
	 */
	public String origin() {
		return received("Origin").stream().findFirst().orElse("");
	}

	public boolean isUnit() {
		return this.transport.equals("unit");
	}

	public boolean isRaw() {
		return this.transport.startsWith("raw-");
	}

	/**
	 * In which bytes characters travel.
	 * @return a charset
	 */
	public Charset charset() {
		return this.transport.equals("raw-utf8-bytes") ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
	}

}
