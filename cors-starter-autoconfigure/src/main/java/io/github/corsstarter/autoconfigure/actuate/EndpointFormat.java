package io.github.corsstarter.autoconfigure.actuate;

import java.nio.charset.StandardCharsets;

import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.Producible;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.util.MimeType;
import org.springframework.util.MimeTypeUtils;

/**
 * The formats of the endpoints. Of those that a client accepts, the last one counts:
 * browsers accept pages and anything else.
 */
enum EndpointFormat implements Producible<EndpointFormat> {

	/**
	 * JSON without a version.
	 */
	JSON(MimeTypeUtils.APPLICATION_JSON),

	/**
	 * JSON for clients of the second version of the actuator.
	 */
	JSON_V2(ApiVersion.V2.getProducedMimeType()),

	/**
	 * JSON as all endpoints have it.
	 */
	JSON_V3(ApiVersion.V3.getProducedMimeType()),

	/**
	 * A page for people.
	 */
	PAGE(new MimeType(MimeTypeUtils.TEXT_HTML, StandardCharsets.UTF_8));

	@SuppressWarnings("ImmutableEnumChecker") // No media type ever changes.
	private final MimeType mimeType;

	EndpointFormat(MimeType mimeType) {
		this.mimeType = mimeType;
	}

	@Override
	public MimeType getProducedMimeType() {
		return this.mimeType;
	}

	@Override
	public boolean isDefault() {
		return this == JSON_V3;
	}

	boolean isPage() {
		return this == PAGE;
	}

	WebEndpointResponse<Object> respond(Object body, int status) {
		return new WebEndpointResponse<>(body, status, this.mimeType);
	}

}
