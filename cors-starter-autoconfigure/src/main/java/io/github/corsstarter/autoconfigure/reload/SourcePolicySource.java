package io.github.corsstarter.autoconfigure.reload;

import java.util.List;

import io.github.corsstarter.CorsOriginSource;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.CorsProperty;
import org.jspecify.annotations.Nullable;

/**
 * Where the values of a policy come from that takes origins from sources.
 */
final class SourcePolicySource implements CorsPolicySource {

	private final CorsPolicySource configured;

	private final int first;

	private final List<SourceEntry> entries;

	/**
	 * Create a source.
	 * @param configured where everything else comes from
	 * @param first the index of the first origin of a source
	 * @param entries the entries of sources
	 */
	SourcePolicySource(CorsPolicySource configured, int first, List<SourceEntry> entries) {
		this.configured = configured;
		this.first = first;
		this.entries = entries;
	}

	@Override
	public Kind kind() {
		return this.configured.kind();
	}

	@Override
	public String prefix() {
		return this.configured.prefix();
	}

	@Override
	public @Nullable String location() {
		return this.configured.location();
	}

	@Override
	public @Nullable String location(CorsProperty property) {
		return this.configured.location(property);
	}

	@Override
	public @Nullable String location(CorsProperty property, int index) {
		if (property != CorsProperty.ALLOWED_ORIGINS || index < this.first) {
			return this.configured.location(property, index);
		}
		SourceEntry entry = this.entries.get(index - this.first);
		return entry.location();
	}

	/**
	 * An entry and the source that returned it.
	 *
	 * @param source the name of the source
	 * @param entry the entry
	 */
	record SourceEntry(String source, CorsOriginSource.Entry entry) {

		String location() {
			String place = this.entry.place();
			return "source '" + this.source + "'" + ((place != null) ? ", " + place : "");
		}

	}

}
