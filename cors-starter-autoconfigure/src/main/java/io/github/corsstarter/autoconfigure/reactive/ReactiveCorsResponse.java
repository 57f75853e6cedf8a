package io.github.corsstarter.autoconfigure.reactive;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

import io.github.corsstarter.decision.CorsDecision;
import io.github.corsstarter.decision.CorsRequest;
import io.github.corsstarter.decision.CorsResponse;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;

/**
 * A reactive response as the decision sees it, and as the application sees it: whatever
 * the application does before the response is committed, the decision has the last word.
 */
class ReactiveCorsResponse extends ServerHttpResponseDecorator implements CorsResponse {

	private final CorsRequest request;

	private final CorsDecision decision;

	private final List<Supplier<? extends Mono<Void>>> actions = new CopyOnWriteArrayList<>();

	ReactiveCorsResponse(ServerHttpResponse response, CorsRequest request, CorsDecision decision) {
		super(response);
		this.request = request;
		this.decision = decision;
	}

	/**
	 * Write the headers of the decision in place of all that others have written.
	 * @return the name of a header that was there before or {@code null} if there was
	 * none
	 */
	@Nullable String apply() {
		String other = removeOthers();
		this.decision.writeHeaders(this.request, this);
		return other;
	}

	private @Nullable String removeOthers() {
		String removed = null;
		HttpHeaders headers = getHeaders();
		for (String name : List.copyOf(headers.headerNames())) {
			if (CorsDecision.isCorsHeader(name)) {
				headers.remove(name);
				removed = name;
			}
		}
		return removed;
	}

	/**
	 * Write the headers once more when the response is committed, after all actions that
	 * the application has for that moment.
	 */
	void applyBeforeCommit() {
		getDelegate().beforeCommit(() -> Flux.concat(Flux.fromIterable(this.actions).map(Supplier::get))
			.then()
			.doOnTerminate(this::apply));
	}

	@Override
	public void beforeCommit(Supplier<? extends Mono<Void>> action) {
		this.actions.add(action);
	}

	@Override
	public void write(String name, String value) {
		getHeaders().set(name, value);
	}

	@Override
	public Collection<String> vary() {
		return getHeaders().getOrEmpty(HttpHeaders.VARY);
	}

	@Override
	public void addVary(String names) {
		getHeaders().add(HttpHeaders.VARY, names);
	}

}
