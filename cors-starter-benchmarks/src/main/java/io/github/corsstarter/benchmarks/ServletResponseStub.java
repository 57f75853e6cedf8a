package io.github.corsstarter.benchmarks;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A response of a servlet container: headers in a list, bodies dropped.
 */
final class ServletResponseStub extends HttpServletResponseWrapper implements Answer {

	private static final int CAPACITY = 32;

	private final String[] names = new String[CAPACITY];

	private final String[] values = new String[CAPACITY];

	private final ServletOutputStream body = new DroppedBody();

	private final PrintWriter writer = new PrintWriter(Writer.nullWriter());

	private int count;

	private int status;

	private boolean committed;

	private boolean ofApplication;

	ServletResponseStub() {
		super(Unsupported.of(HttpServletResponse.class));
	}

	void renew() {
		this.count = 0;
		this.status = SC_OK;
		this.committed = false;
		this.ofApplication = false;
	}

	void reachApplication() {
		this.ofApplication = true;
	}

	@Override
	public int status() {
		return this.status;
	}

	@Override
	public @Nullable String header(String name) {
		return getHeader(name);
	}

	@Override
	public boolean isOfApplication() {
		return this.ofApplication;
	}

	@Override
	public @Nullable String getHeader(String name) {
		int index = indexOf(name, 0);
		return (index < this.count) ? this.values[index] : null;
	}

	@Override
	public Collection<String> getHeaders(String name) {
		List<String> found = new ArrayList<>();
		for (int i = indexOf(name, 0); i < this.count; i = indexOf(name, i + 1)) {
			found.add(this.values[i]);
		}
		return found;
	}

	@Override
	public Collection<String> getHeaderNames() {
		List<String> found = new ArrayList<>(this.count);
		for (int i = 0; i < this.count; i++) {
			found.add(this.names[i]);
		}
		return found;
	}

	@Override
	public boolean containsHeader(String name) {
		return indexOf(name, 0) < this.count;
	}

	private int indexOf(String name, int start) {
		int index = start;
		while (index < this.count && !this.names[index].equalsIgnoreCase(name)) {
			index++;
		}
		return index;
	}

	@Override
	public void setHeader(String name, @Nullable String value) {
		if (this.committed) {
			return;
		}
		removeBehind(name);
		if (value != null) {
			addHeader(name, value);
		}
	}

	private void removeBehind(String name) {
		for (int i = indexOf(name, 0); i < this.count; i = indexOf(name, i)) {
			this.count--;
			System.arraycopy(this.names, i + 1, this.names, i, this.count - i);
			System.arraycopy(this.values, i + 1, this.values, i, this.count - i);
		}
	}

	@Override
	public void addHeader(String name, String value) {
		if (!this.committed) {
			this.names[this.count] = name;
			this.values[this.count++] = value;
		}
	}

	@Override
	public void setIntHeader(String name, int value) {
		setHeader(name, Integer.toString(value));
	}

	@Override
	public void setStatus(int status) {
		if (!this.committed) {
			this.status = status;
		}
	}

	@Override
	public int getStatus() {
		return this.status;
	}

	@Override
	public void sendError(int status) {
		this.status = status;
		this.committed = true;
	}

	@Override
	public void sendError(int status, String message) {
		sendError(status);
	}

	@Override
	public void setContentType(String type) {
		setHeader("Content-Type", type);
	}

	@Override
	public @Nullable String getContentType() {
		return getHeader("Content-Type");
	}

	@Override
	public String getCharacterEncoding() {
		return "UTF-8";
	}

	@Override
	public void setCharacterEncoding(String encoding) {
	}

	@Override
	public void setContentLength(int length) {
	}

	@Override
	public void setContentLengthLong(long length) {
	}

	@Override
	public ServletOutputStream getOutputStream() {
		return this.body;
	}

	@Override
	public PrintWriter getWriter() {
		return this.writer;
	}

	@Override
	public boolean isCommitted() {
		return this.committed;
	}

	@Override
	public void flushBuffer() {
		this.committed = true;
	}

	@Override
	public void reset() {
		this.count = 0;
		this.status = SC_OK;
	}

	@Override
	public void resetBuffer() {
	}

	/**
	 * Drops what is written.
	 */
	private static final class DroppedBody extends ServletOutputStream {

		@Override
		public void write(int octet) {
		}

		@Override
		public void write(byte[] octets, int start, int length) {
		}

		@Override
		public boolean isReady() {
			return true;
		}

		@Override
		public void setWriteListener(WriteListener listener) {
			throw new UnsupportedOperationException();
		}

	}

}
