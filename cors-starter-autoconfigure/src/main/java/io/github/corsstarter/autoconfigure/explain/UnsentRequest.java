package io.github.corsstarter.autoconfigure.explain;

import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

import io.github.corsstarter.browser.HeaderField;
import io.github.corsstarter.explain.ApplicationRequest;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletMapping;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.MappingMatch;
import org.jspecify.annotations.Nullable;

import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.util.ServletRequestPathUtils;

/**
 * A servlet request that was never sent, for questions to handler mappings and filters.
 */
final class UnsentRequest extends HttpServletRequestWrapper {

	private final String method;

	private final List<HeaderField> headers;

	private final ServerAddress address;

	private final ServletContext servletContext;

	private final String contextPath;

	private final String servletPath;

	private final String path;

	private final Map<String, Object> attributes = new HashMap<>();

	private UnsentRequest(String method, List<HeaderField> headers, ServerAddress address, String servletPath,
			String path, ServletContext servletContext) {
		super(UnsentMessage.of(HttpServletRequest.class));
		this.method = method;
		this.headers = headers;
		this.address = address;
		this.servletContext = servletContext;
		this.contextPath = Objects.requireNonNullElse(servletContext.getContextPath(), "");
		this.servletPath = servletPath;
		this.path = path;
		ServletRequestPathUtils.parseAndCache(this);
	}

	static UnsentRequest of(ApplicationRequest request, WebApplicationContext context, String servletPath) {
		return new UnsentRequest(request.method(), request.headers(), ServerAddress.of(request.address()), servletPath,
				request.path(), Objects.requireNonNull(context.getServletContext()));
	}

	/**
	 * The same request with another method and without headers.
	 */
	UnsentRequest withoutHeaders(String method) {
		return new UnsentRequest(method, List.of(), this.address, this.servletPath, this.path, this.servletContext);
	}

	/**
	 * The same request to another path.
	 */
	UnsentRequest at(String path) {
		return new UnsentRequest(this.method, this.headers, this.address, this.servletPath, path, this.servletContext);
	}

	@Override
	public String getMethod() {
		return this.method;
	}

	@Override
	public String getContextPath() {
		return this.contextPath;
	}

	@Override
	public String getServletPath() {
		return this.servletPath.isEmpty() ? this.path : this.servletPath;
	}

	@Override
	public @Nullable String getPathInfo() {
		return this.servletPath.isEmpty() ? null : this.path.substring(this.servletPath.length());
	}

	@Override
	public String getRequestURI() {
		return this.contextPath + this.path;
	}

	@Override
	public StringBuffer getRequestURL() {
		return new StringBuffer(this.address + getRequestURI());
	}

	@Override
	public HttpServletMapping getHttpServletMapping() {
		return new Mapping(this.servletPath);
	}

	@Override
	public @Nullable String getHeader(String name) {
		return this.headers.stream()
			.filter((field) -> field.name().equalsIgnoreCase(name))
			.map(HeaderField::value)
			.findFirst()
			.orElse(null);
	}

	@Override
	public Enumeration<String> getHeaders(String name) {
		return Collections.enumeration(this.headers.stream()
			.filter((field) -> field.name().equalsIgnoreCase(name))
			.map(HeaderField::value)
			.toList());
	}

	@Override
	public Enumeration<String> getHeaderNames() {
		return Collections.enumeration(this.headers.stream().map(HeaderField::name).distinct().toList());
	}

	@Override
	public @Nullable String getContentType() {
		return getHeader("Content-Type");
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
	public long getDateHeader(String name) {
		return -1;
	}

	@Override
	public int getIntHeader(String name) {
		return -1;
	}

	@Override
	public Cookie[] getCookies() {
		return new Cookie[0];
	}

	@Override
	public @Nullable Object getAttribute(String name) {
		return this.attributes.get(name);
	}

	@Override
	public void setAttribute(String name, @Nullable Object value) {
		if (value == null) {
			this.attributes.remove(name);
		}
		else {
			this.attributes.put(name, value);
		}
	}

	@Override
	public void removeAttribute(String name) {
		this.attributes.remove(name);
	}

	@Override
	public Enumeration<String> getAttributeNames() {
		return Collections.enumeration(this.attributes.keySet());
	}

	@Override
	public Map<String, String[]> getParameterMap() {
		return Map.of();
	}

	@Override
	public Enumeration<String> getParameterNames() {
		return Collections.emptyEnumeration();
	}

	@Override
	public Locale getLocale() {
		return Locale.ROOT;
	}

	@Override
	public Enumeration<Locale> getLocales() {
		return Collections.enumeration(List.of(Locale.ROOT));
	}

	@Override
	public String getScheme() {
		return this.address.scheme();
	}

	@Override
	public boolean isSecure() {
		return this.address.scheme().equals("https");
	}

	@Override
	public String getServerName() {
		return this.address.host();
	}

	@Override
	public int getServerPort() {
		return this.address.port();
	}

	@Override
	public String getProtocol() {
		return "HTTP/1.1";
	}

	@Override
	public String getRemoteAddr() {
		return "127.0.0.1";
	}

	@Override
	public DispatcherType getDispatcherType() {
		return DispatcherType.REQUEST;
	}

	@Override
	public ServletContext getServletContext() {
		return this.servletContext;
	}

	/**
	 * How a request reaches a servlet.
	 *
	 * @param servletPath the path of the servlet, empty if it serves all paths
	 */
	private record Mapping(String servletPath) implements HttpServletMapping {

		@Override
		public String getMatchValue() {
			return "";
		}

		@Override
		public String getPattern() {
			return this.servletPath.isEmpty() ? "/" : this.servletPath + "/*";
		}

		@Override
		public String getServletName() {
			return "";
		}

		@Override
		public MappingMatch getMappingMatch() {
			return this.servletPath.isEmpty() ? MappingMatch.DEFAULT : MappingMatch.PATH;
		}

	}

}
