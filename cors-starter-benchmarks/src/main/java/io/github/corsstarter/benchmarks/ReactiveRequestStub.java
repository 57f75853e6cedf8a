package io.github.corsstarter.benchmarks;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.netty.handler.codec.http.DefaultHttpHeaders;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.server.RequestPath;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.support.Netty4HeadersAdapter;

/**
 * A request as Netty's adapter in Spring makes it: Netty's headers behind Spring's, path
 * and URI parsed before any filter sees them.
 */
final class ReactiveRequestStub extends ServerHttpRequestDecorator {

	private final HttpMethod method;

	private final URI uri;

	private final RequestPath path;

	private final io.netty.handler.codec.http.HttpHeaders nettyHeaders = new DefaultHttpHeaders();

	private final HttpHeaders headers = HttpHeaders
		.readOnlyHttpHeaders(new HttpHeaders(new Netty4HeadersAdapter(this.nettyHeaders)));

	private final List<Map.Entry<String, HeaderBytes>> read = new ArrayList<>();

	private final Map<String, Object> attributes = new HashMap<>();

	ReactiveRequestStub(Call call) {
		super(Unsupported.of(ServerHttpRequest.class));
		this.method = HttpMethod.valueOf(call.method());
		this.uri = URI.create(Call.OWN_ORIGIN + call.path());
		this.path = RequestPath.parse(this.uri, "");
		call.headers().forEach(this.nettyHeaders::set);
		call.headers().forEach((name, value) -> {
			if (Call.isRead(name)) {
				this.read.add(Map.entry(name, HeaderBytes.of(value)));
			}
		});
	}

	void renew() {
		for (int i = 0; i < this.read.size(); i++) {
			Map.Entry<String, HeaderBytes> header = this.read.get(i);
			this.nettyHeaders.set(header.getKey(), header.getValue().decode());
		}
		if (!this.attributes.isEmpty()) {
			this.attributes.clear();
		}
	}

	@Override
	public String getId() {
		return "1";
	}

	@Override
	public HttpMethod getMethod() {
		return this.method;
	}

	@Override
	public URI getURI() {
		return this.uri;
	}

	@Override
	public RequestPath getPath() {
		return this.path;
	}

	@Override
	public HttpHeaders getHeaders() {
		return this.headers;
	}

	@Override
	public Map<String, Object> getAttributes() {
		return this.attributes;
	}

	@Override
	public InetSocketAddress getRemoteAddress() {
		return InetSocketAddress.createUnresolved("192.0.2.1", 1024);
	}

}
