package io.github.corsstarter.autoconfigure.actuate;

import java.util.List;

import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.RejectedDescriptor;
import io.github.corsstarter.autoconfigure.actuate.CorsEndpoint.SourceDescriptor;
import io.github.corsstarter.autoconfigure.reload.CorsRevision;
import io.github.corsstarter.autoconfigure.reload.CorsRevisions;
import io.github.corsstarter.autoconfigure.reload.OriginSources;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.ObjectProvider;

/**
 * What became of the last change while running, in applications where policies can
 * change.
 */
final class RunningChanges {

	private final ObjectProvider<CorsRevisions> revisions;

	private final ObjectProvider<OriginSources> sources;

	RunningChanges(ObjectProvider<CorsRevisions> revisions, ObjectProvider<OriginSources> sources) {
		this.revisions = revisions;
		this.sources = sources;
	}

	@Nullable RejectedDescriptor rejected() {
		CorsRevisions all = this.revisions.getIfAvailable();
		CorsRevision rejected = (all != null) ? all.rejected() : null;
		return (rejected != null) ? RejectedDescriptor.of(rejected) : null;
	}

	@Nullable List<SourceDescriptor> sources() {
		OriginSources all = this.sources.getIfAvailable();
		List<SourceDescriptor> described = (all != null) ? all.status().stream().map(SourceDescriptor::of).toList()
				: List.of();
		return described.isEmpty() ? null : described;
	}

}
