package io.github.corsstarter.sample;

import java.net.URI;
import java.util.List;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Serves {@code /api/products}: every method that a preflight may be about.
 */
@RestController
@RequestMapping("/api/products")
final class ProductController {

	private final ProductCatalog catalog;

	ProductController(ProductCatalog catalog) {
		this.catalog = catalog;
	}

	@GetMapping
	List<Product> list() {
		return this.catalog.all();
	}

	@GetMapping("/{id}")
	ResponseEntity<Product> get(@PathVariable long id) {
		return answer(this.catalog.find(id).orElseThrow(ProductController::notFound));
	}

	@PostMapping
	ResponseEntity<Product> create(@RequestBody ProductDraft draft) {
		requireComplete(draft);
		Product product = this.catalog.add(draft)
			.orElseThrow(() -> new ResponseStatusException(HttpStatus.INSUFFICIENT_STORAGE));
		URI location = URI.create("/api/products/" + product.id());
		return ResponseEntity.created(location).eTag(product.eTag()).body(product);
	}

	@PutMapping("/{id}")
	ResponseEntity<Product> replace(@PathVariable long id, @RequestBody ProductDraft draft) {
		requireComplete(draft);
		return change(id, draft);
	}

	@PatchMapping("/{id}")
	ResponseEntity<Product> change(@PathVariable long id, @RequestBody ProductDraft changes) {
		return answer(this.catalog.change(id, changes).orElseThrow(ProductController::notFound));
	}

	@DeleteMapping("/{id}")
	ResponseEntity<Void> delete(@PathVariable long id) {
		if (!this.catalog.remove(id)) {
			throw notFound();
		}
		return ResponseEntity.noContent().build();
	}

	private static ResponseEntity<Product> answer(Product product) {
		return ResponseEntity.ok().eTag(product.eTag()).body(product);
	}

	private static void requireComplete(ProductDraft draft) {
		if (!draft.isComplete()) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "A product needs a name and a price");
		}
	}

	private static ResponseStatusException notFound() {
		return new ResponseStatusException(HttpStatus.NOT_FOUND);
	}

}
