package io.github.corsstarter.benchmarks;

/**
 * One way to do CORS, configured and ready.
 */
interface Contestant extends AutoCloseable {

	Exchange exchange(Call call);

	@Override
	default void close() {
	}

}
