package io.github.corsstarter.autoconfigure.actuate;

import java.time.Instant;
import java.util.List;

import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.WarningDescriptor;
import io.github.corsstarter.autoconfigure.reload.CorsRevision;
import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.github.corsstarter.autoconfigure.reload.PolicyReload;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.endpoint.Access;
import org.springframework.boot.actuate.endpoint.OperationResponseBody;
import org.springframework.boot.actuate.endpoint.annotation.DeleteOperation;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.annotation.WebEndpoint;

/**
 * {@link WebEndpoint @WebEndpoint} that shows the last revisions of the CORS policies
 * and, where writing is allowed, returns to one of them.
 */
@WebEndpoint(id = "corsrevisions", defaultAccess = Access.READ_ONLY)
public final class CorsRevisionsEndpoint {

	private final CorsRevisions revisions;

	private final PolicyReload reload;

	CorsRevisionsEndpoint(CorsRevisions revisions, PolicyReload reload) {
		this.revisions = revisions;
		this.reload = reload;
	}

	/**
	 * Describe the last revisions.
	 * @return the description
	 */
	@ReadOperation
	public RevisionsDescriptor revisions() {
		CorsRevision active = this.revisions.active();
		return new RevisionsDescriptor(active.number(), active.hash(), active.state() == CorsRevision.State.RESTORED,
				this.revisions.list().stream().map(RevisionDescriptor::of).toList());
	}

	/**
	 * Return to an earlier revision, which stays until something new is configured.
	 * @param restore the number of the revision
	 * @param expected the hash of the active revision, so that nobody overwrites what
	 * they have not seen
	 * @return the revisions; 409 if another one is active, 404 if there is no such
	 * revision
	 */
	@WriteOperation
	public WebEndpointResponse<RevisionsDescriptor> restore(long restore, String expected) {
		return switch (this.reload.restore(restore, expected)) {
			case DONE -> new WebEndpointResponse<>(revisions());
			case NOT_EXPECTED -> new WebEndpointResponse<>(revisions(), 409);
			case NOT_FOUND -> new WebEndpointResponse<>(WebEndpointResponse.STATUS_NOT_FOUND);
		};
	}

	/**
	 * Return from a restored revision to what is configured.
	 * @return the revisions
	 */
	@DeleteOperation
	public RevisionsDescriptor unpin() {
		this.reload.unpin();
		return revisions();
	}

	/**
	 * Description of the last revisions.
	 *
	 * @param active the number of the active one
	 * @param hash the hash of the active one, the same in all instances with the same
	 * policies
	 * @param pinned whether the active one was restored and stays until something new is
	 * configured
	 * @param revisions the last ones, the latest first
	 */
	public record RevisionsDescriptor(long active, String hash, boolean pinned,
			List<RevisionDescriptor> revisions) implements OperationResponseBody {

	}

	/**
	 * Description of a revision.
	 *
	 * @param number the number, counted since the start of this instance
	 * @param hash the hash, {@code null} if it was rejected
	 * @param time since when
	 * @param source what changed
	 * @param state {@code active}, {@code previous}, {@code rejected} or {@code restored}
	 * @param differences what it allows that the one before did not ({@code widens}), and
	 * the other way around ({@code narrows})
	 * @param violations what is wrong with it, {@code null} if it was not rejected
	 */
	public record RevisionDescriptor(long number, @Nullable String hash, Instant time, String source, String state,
			List<DifferenceDescriptor> differences, @Nullable List<WarningDescriptor> violations) {

		static RevisionDescriptor of(CorsRevision revision) {
			boolean rejected = revision.state() == CorsRevision.State.REJECTED;
			return new RevisionDescriptor(revision.number(), rejected ? null : revision.hash(), revision.time(),
					revision.source(), revision.state().toString(),
					revision.differences()
						.stream()
						.map((difference) -> new DifferenceDescriptor(difference.effect().toString(),
								difference.text()))
						.toList(),
					rejected ? revision.violations().stream().map(WarningDescriptor::of).toList() : null);
		}

	}

	/**
	 * Description of a difference.
	 *
	 * @param effect {@code widens} or {@code narrows}
	 * @param text what, where, and by which policy
	 */
	public record DifferenceDescriptor(String effect, String text) {

	}

}
