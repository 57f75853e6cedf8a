package io.github.corsstarter.explain;

import java.util.List;
import java.util.Objects;

import io.github.corsstarter.CorsPolicy;
import org.jspecify.annotations.Nullable;

/**
 * A property of a policy: what it is called, where it stands, and whether it stands
 * anywhere.
 *
 * @param policy the policy
 * @param name the name within the policy
 */
record PolicyValue(CorsPolicy policy, String name) {

	String property() {
		return this.policy.source().property(this.name);
	}

	/**
	 * Where the value stands, or the policy if the value is a default.
	 */
	@Nullable String location() {
		String location = ownLocation();
		return (location != null) ? location : this.policy.source().location("");
	}

	private @Nullable String ownLocation() {
		String location = this.policy.source().location(this.name);
		return (location != null) ? location : this.policy.source().location(this.name + "[0]");
	}

	boolean isDefault() {
		Object byDefault = CorsPolicy.builder(this.policy.name()).build().properties().get(this.name);
		return ownLocation() == null && Objects.equals(this.policy.properties().get(this.name), byDefault);
	}

	/**
	 * The place of an entry of the list that this is.
	 */
	@Nullable String locationOf(String entry) {
		Object value = this.policy.properties().get(this.name);
		int index = (value instanceof List<?> list) ? list.indexOf(entry) : -1;
		return (index >= 0) ? this.policy.source().location(this.name + "[" + index + "]") : null;
	}

	/**
	 * The property and its place, for a sentence.
	 */
	String describe() {
		return Quoted.withPlace(property(), location());
	}

}
