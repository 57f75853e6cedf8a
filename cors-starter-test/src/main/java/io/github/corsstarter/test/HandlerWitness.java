package io.github.corsstarter.test;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * Knows, within this virtual machine, what became of a request beyond what its answer
 * says, and has handlers answer as a test wants. A request is known by a header with a
 * random value, so that nobody else can use it.
 */
final class HandlerWitness {

	/**
	 * The header that browsers do not send.
	 */
	static final String HEADER = "Browser-Tester";

	private static final Map<String, HandlerWitness> WITNESSES = new ConcurrentHashMap<>();

	private final String id = UUID.randomUUID().toString();

	private final int answer;

	private volatile boolean handler;

	private volatile boolean withoutFilters;

	private HandlerWitness(int answer) {
		this.answer = answer;
	}

	/**
	 * Starts to watch one request.
	 * @param answer the status that the handler is to answer or 0 for what it wants
	 */
	static HandlerWitness start(int answer) {
		HandlerWitness witness = new HandlerWitness(answer);
		WITNESSES.put(witness.id, witness);
		return witness;
	}

	static @Nullable HandlerWitness find(@Nullable String id) {
		return (id != null) ? WITNESSES.get(id) : null;
	}

	String id() {
		return this.id;
	}

	int answer() {
		return this.answer;
	}

	void reachesHandler() {
		this.handler = true;
	}

	void missesFilters() {
		this.withoutFilters = true;
	}

	boolean hasReachedHandler() {
		return this.handler;
	}

	boolean hasMissedFilters() {
		return this.withoutFilters;
	}

	void stop() {
		WITNESSES.remove(this.id);
	}

}
