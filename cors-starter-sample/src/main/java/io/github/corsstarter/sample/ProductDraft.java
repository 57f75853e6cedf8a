package io.github.corsstarter.sample;

import java.math.BigDecimal;

/**
 * What a client sends to create a product or to change one.
 *
 * @param name the name; in a {@code PATCH} absent to keep the old one
 * @param price the price; in a {@code PATCH} absent to keep the old one
 */
record ProductDraft(String name, BigDecimal price) {

	boolean isComplete() {
		return this.name != null && this.price != null;
	}

	Product withId(long id) {
		return new Product(id, this.name, this.price);
	}

}
