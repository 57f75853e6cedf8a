package io.github.corsstarter.autoconfigure.explain;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import io.github.corsstarter.browser.HeaderField;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A servlet response that is never sent. It keeps headers and status.
 */
final class UnsentResponse extends HttpServletResponseWrapper {

	private final List<HeaderField> headers = new ArrayList<>();

	private int status = 200;

	UnsentResponse() {
		super(UnsentMessage.of(HttpServletResponse.class));
	}

	List<HeaderField> headers() {
		return List.copyOf(this.headers);
	}

	@Override
	public void setHeader(String name, @Nullable String value) {
		this.headers.removeIf((field) -> field.name().equalsIgnoreCase(name));
		if (value != null) {
			addHeader(name, value);
		}
	}

	@Override
	public void addHeader(String name, String value) {
		this.headers.add(new HeaderField(name, value));
	}

	@Override
	public boolean containsHeader(String name) {
		return this.headers.stream().anyMatch((field) -> field.name().equalsIgnoreCase(name));
	}

	@Override
	public @Nullable String getHeader(String name) {
		Collection<String> values = getHeaders(name);
		return values.isEmpty() ? null : values.iterator().next();
	}

	@Override
	public Collection<String> getHeaders(String name) {
		return this.headers.stream()
			.filter((field) -> field.name().equalsIgnoreCase(name))
			.map(HeaderField::value)
			.toList();
	}

	@Override
	public Collection<String> getHeaderNames() {
		return this.headers.stream().map(HeaderField::name).distinct().toList();
	}

	@Override
	public void setStatus(int status) {
		this.status = status;
	}

	@Override
	public void sendError(int status) {
		this.status = status;
	}

	@Override
	public void sendError(int status, String message) {
		this.status = status;
	}

	@Override
	public int getStatus() {
		return this.status;
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return new Discarded();
	}

	@Override
	public PrintWriter getWriter() {
		return new PrintWriter(Writer.nullWriter());
	}

	/**
	 * Discards the body.
	 */
	private static final class Discarded extends ServletOutputStream {

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			// Never written to asynchronously.
		}

		@Override
		public void write(int b) {
			// Nobody reads it.
		}

	}

}
