package io.github.corsstarter.sample;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

import org.springframework.stereotype.Component;

/**
 * The products in memory, never more than {@value #CAPACITY}.
 */
@Component
final class ProductCatalog {

	static final int CAPACITY = 100;

	private final NavigableMap<Long, Product> products = new TreeMap<>(Map.of(1L,
			new Product(1, "Teapot", new BigDecimal("24.90")), 2L, new Product(2, "Cup", new BigDecimal("6.50")), 3L,
			new Product(3, "Tray", new BigDecimal("14.00"))));

	private long lastId = this.products.lastKey();

	synchronized List<Product> all() {
		return List.copyOf(this.products.values());
	}

	synchronized Optional<Product> find(long id) {
		return Optional.ofNullable(this.products.get(id));
	}

	/**
	 * Adds a product.
	 * @param draft the complete product
	 * @return the product with its id, or nothing when the catalog is full
	 */
	synchronized Optional<Product> add(ProductDraft draft) {
		if (this.products.size() >= CAPACITY) {
			return Optional.empty();
		}
		Product product = draft.withId(++this.lastId);
		this.products.put(product.id(), product);
		return Optional.of(product);
	}

	synchronized Optional<Product> change(long id, ProductDraft changes) {
		return Optional.ofNullable(this.products.computeIfPresent(id, (key, product) -> product.with(changes)));
	}

	synchronized boolean remove(long id) {
		return this.products.remove(id) != null;
	}

}
