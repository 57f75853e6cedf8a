package io.github.corsstarter.sample;

import java.util.List;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the catalog to whoever asks, from any origin.
 */
@RestController
final class OpenCatalogController {

	private final ProductCatalog catalog;

	OpenCatalogController(ProductCatalog catalog) {
		this.catalog = catalog;
	}

	@GetMapping("/open/catalog")
	List<Product> catalog() {
		return this.catalog.all();
	}

}
