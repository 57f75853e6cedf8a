package io.github.corsstarter.autoconfigure.reactive;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.decision.CorsResponse;
import io.github.corsstarter.decision.Refused;
import io.github.corsstarter.internal.http.HeaderNames;
import io.github.corsstarter.internal.http.NameLists;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * A reactive response as decisions and the application see it. Whatever the application
 * does before the response is committed, the decision has the last word.
 */
class ReactiveCorsResponse extends ServerHttpResponseDecorator implements CorsResponse {

	private final CorsRequest request;

	private final CorsDecision decision;

	private boolean committing;

	/**
	 * Whether the decision writes the origin, in place of any other.
	 */
	private boolean originNamed;

	private @Nullable List<Supplier<? extends Mono<Void>>> actions;

	ReactiveCorsResponse(ServerHttpResponse response, CorsRequest request, CorsDecision decision) {
		super(response);
		this.request = request;
		this.decision = decision;
	}

	/**
	 * Remove the headers that others have written and that only the decision may write.
	 * @return the name of a header that was there or {@code null} if there was none
	 */
	@Nullable String removeOthers() {
		HttpHeaders headers = getHeaders();
		if (headers.isEmpty()) {
			return null;
		}
		List<String> others = null;
		for (String name : headers.headerNames()) {
			if (CorsDecision.isCorsHeader(name) && !isWritten(name)) {
				others = (others != null) ? others : new ArrayList<>();
				others.add(name);
			}
		}
		if (others == null) {
			return null;
		}
		others.forEach(headers::remove);
		return others.get(others.size() - 1);
	}

	/**
	 * Whether the decision writes a header in place of what is there.
	 */
	private boolean isWritten(String name) {
		return this.originNamed && name.equalsIgnoreCase(HeaderNames.ALLOW_ORIGIN);
	}

	/**
	 * Name the allowed origin before the application runs: Spring's own CORS processing
	 * leaves a response alone that has it. A refusal has none to name.
	 */
	void nameOrigin() {
		if (!(this.decision instanceof Refused)) {
			this.decision.writeHeaders(this.request, this);
		}
	}

	/**
	 * Write the headers of the decision when the response is committed, after all actions
	 * that the application has for that moment, whether these succeed or not.
	 */
	void applyBeforeCommit() {
		getDelegate().beforeCommit(this::commit);
	}

	private Mono<Void> commit() {
		if (this.actions == null) {
			apply();
			return Mono.empty();
		}
		return Flux.concat(Flux.fromIterable(this.actions).map(Supplier::get)).then().doOnTerminate(this::apply);
	}

	private void apply() {
		this.committing = true;
		removeOthers();
		this.decision.writeHeaders(this.request, this);
	}

	@Override
	public synchronized void beforeCommit(Supplier<? extends Mono<Void>> action) {
		if (this.actions == null) {
			this.actions = new CopyOnWriteArrayList<>();
		}
		this.actions.add(action);
	}

	@Override
	public void write(String name, String value) {
		boolean origin = name.equals(HeaderNames.ALLOW_ORIGIN);
		this.originNamed = this.originNamed || origin;
		if (this.committing || origin) {
			getHeaders().set(name, value);
		}
	}

	/**
	 * What the application varies by, each name once: a server behind a gateway and the
	 * application may both have named the origin.
	 */
	@Override
	public Collection<String> vary() {
		if (!this.committing) {
			return List.of();
		}
		List<String> lines = getHeaders().getOrEmpty(HttpHeaders.VARY);
		return (lines.size() > 1) ? joinVary(lines) : lines;
	}

	private List<String> joinVary(List<String> lines) {
		List<String> joined = NameLists.distinct(lines);
		getHeaders().put(HttpHeaders.VARY, joined);
		return joined;
	}

	@Override
	public void addVary(String names) {
		if (this.committing) {
			getHeaders().add(HttpHeaders.VARY, names);
		}
	}

}
