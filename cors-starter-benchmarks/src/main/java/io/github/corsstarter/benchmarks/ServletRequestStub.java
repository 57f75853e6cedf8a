package io.github.corsstarter.benchmarks;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import org.apache.catalina.core.StandardContext;
import org.apache.catalina.core.StandardEngine;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.core.StandardService;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A request of a servlet container: headers in a list that is searched from the front, as
 * Tomcat and Jetty do.
 */
final class ServletRequestStub extends HttpServletRequestWrapper {

	private final Call call;

	private final String[] names;

	private final String[] values;

	private final @Nullable HeaderBytes[] bytes;

	private final HeaderBytes pathBytes;

	private final String servletPath;

	private final Map<String, Object> attributes = new HashMap<>();

	private final ServletContext context = rootContext();

	private final HttpServletMapping mapping = new RootMapping();

	private String path;

	ServletRequestStub(Call call) {
		super(Unsupported.of(HttpServletRequest.class));
		this.call = call;
		this.names = call.headers().keySet().toArray(String[]::new);
		this.values = call.headers().values().toArray(String[]::new);
		this.bytes = new HeaderBytes[this.names.length];
		for (int i = 0; i < this.names.length; i++) {
			this.bytes[i] = Call.isRead(this.names[i]) ? HeaderBytes.of(this.values[i]) : null;
		}
		this.pathBytes = HeaderBytes.of(call.path());
		this.path = call.path();
		this.servletPath = UriUtils.decode(call.path(), UTF_8);
	}

	/**
	 * Tomcat's own, because nobody wants to write one.
	 */
	private static ServletContext rootContext() {
		StandardContext context = new StandardContext();
		context.setName("");
		context.setPath("");
		StandardHost host = new StandardHost();
		host.setName("localhost");
		StandardEngine engine = new StandardEngine();
		engine.setService(new StandardService());
		engine.addChild(host);
		host.addChild(context);
		return context.getServletContext();
	}

	/**
	 * Forget what contestants have left, and make the strings that a server makes anew.
	 */
	void renew() {
		for (int i = 0; i < this.bytes.length; i++) {
			HeaderBytes header = this.bytes[i];
			if (header != null) {
				this.values[i] = header.decode();
			}
		}
		this.path = this.pathBytes.decode();
		if (!this.attributes.isEmpty()) {
			this.attributes.clear();
		}
	}

	@Override
	public String getMethod() {
		return this.call.method();
	}

	@Override
	public String getRequestURI() {
		return this.path;
	}

	@Override
	public StringBuffer getRequestURL() {
		return new StringBuffer(Call.OWN_ORIGIN).append(this.path);
	}

	@Override
	public String getContextPath() {
		return "";
	}

	@Override
	public String getServletPath() {
		return this.servletPath;
	}

	@Override
	public @Nullable String getPathInfo() {
		return null;
	}

	@Override
	public @Nullable String getQueryString() {
		return null;
	}

	@Override
	public HttpServletMapping getHttpServletMapping() {
		return this.mapping;
	}

	@Override
	public ServletContext getServletContext() {
		return this.context;
	}

	@Override
	public DispatcherType getDispatcherType() {
		return DispatcherType.REQUEST;
	}

	@Override
	public boolean isAsyncStarted() {
		return false;
	}

	@Override
	public String getScheme() {
		return "https";
	}

	@Override
	public boolean isSecure() {
		return true;
	}

	@Override
	public String getServerName() {
		return Call.HOST;
	}

	@Override
	public int getServerPort() {
		return Call.PORT;
	}

	@Override
	public String getProtocol() {
		return "HTTP/1.1";
	}

	@Override
	public String getRemoteAddr() {
		return "192.0.2.1";
	}

	@Override
	public @Nullable String getContentType() {
		return null;
	}

	@Override
	public int getContentLength() {
		return -1;
	}

	@Override
	public long getContentLengthLong() {
		return -1;
	}

	@Override
	public @Nullable String getCharacterEncoding() {
		return null;
	}

	@Override
	public @Nullable String getHeader(String name) {
		for (int i = 0; i < this.names.length; i++) {
			if (this.names[i].equalsIgnoreCase(name)) {
				return this.values[i];
			}
		}
		return null;
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return new HeaderLines(this.names, this.values, name);
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		return Collections.enumeration(List.of(this.names));
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		return this.attributes.get(name);
	}

	@Override
	public void setAttribute(String name, Object value) {
		this.attributes.put(name, value);
	}

	@Override
	public void removeAttribute(String name) {
		this.attributes.remove(name);
	}

	/**
	 * The mapping of a servlet at {@code /}.
	 */
	private static final class RootMapping implements HttpServletMapping {

		@Override
		public String getMatchValue() {
			return "";
		}

		@Override
		public String getPattern() {
			return "/";
		}

		@Override
		public String getServletName() {
			return "dispatcherServlet";
		}

		@Override
		public MappingMatch getMappingMatch() {
			return MappingMatch.DEFAULT;
		}

	}

}
