package io.github.corsstarter.sample;

import java.math.BigDecimal;

/**
 * What the shop sells.
 *
 * @param id given by the shop
 * @param name shown to customers
 * @param price in euro
 */
record Product(long id, String name, BigDecimal price) {

	Product with(ProductDraft changes) {
		String newName = (changes.name() != null) ? changes.name() : this.name;
		BigDecimal newPrice = (changes.price() != null) ? changes.price() : this.price;
		return new Product(this.id, newName, newPrice);
	}

	/**
	 * The entity tag of this state, which {@code exposed-headers} lets scripts read.
	 * @return a tag that changes with the content
	 */
	String eTag() {
		return '"' + Integer.toHexString(hashCode()) + '"';
	}

}
