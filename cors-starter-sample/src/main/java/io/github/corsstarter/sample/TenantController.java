package io.github.corsstarter.sample;

import java.util.List;

import org.springframework.context.annotation.Profile;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/**
 * Writes the table of tenants' origins, as the back office of a shop would. It writes
 * what it is given: what is wrong with an origin is told by the application that reads
 * it.
 */
@RestController
@Profile("tenants")
@RequestMapping("/tutorial/tenants")
final class TenantController {

	static final int CAPACITY = 20;

	private static final String POLICY = "tenants";

	private final JdbcClient sql;

	TenantController(JdbcClient sql) {
		this.sql = sql;
	}

	@GetMapping
	List<TenantOrigin> list() {
		return this.sql.sql("select owner, origin from cors_origin where policy = ? order by owner, origin")
			.param(POLICY)
			.query(TenantOrigin.class)
			.list();
	}

	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	void add(@RequestBody TenantOrigin tenant) {
		if (!tenant.fits()) {
			throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "An owner and an origin are short texts");
		}
		if (list().size() >= CAPACITY) {
			throw new ResponseStatusException(HttpStatus.INSUFFICIENT_STORAGE, "Remove one of the others first");
		}
		try {
			this.sql.sql("insert into cors_origin (policy, origin, owner) values (?, ?, ?)")
				.params(POLICY, tenant.origin(), tenant.owner())
				.update();
		}
		catch (DuplicateKeyException ex) {
			throw new ResponseStatusException(HttpStatus.CONFLICT, "The origin is already there", ex);
		}
	}

	@DeleteMapping
	@ResponseStatus(HttpStatus.NO_CONTENT)
	void remove(@RequestParam String origin) {
		this.sql.sql("delete from cors_origin where policy = ? and origin = ?").params(POLICY, origin).update();
	}

}
