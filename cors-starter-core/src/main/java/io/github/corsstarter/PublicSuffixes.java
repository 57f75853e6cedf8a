package io.github.corsstarter;

import crawlercommons.domains.EffectiveTldFinder;

/**
 * Knows the domains under which anybody may register a name, private ones such as
 * {@code github.io} included.
 *
 * @see <a href="https://publicsuffix.org/list/">Public Suffix List</a>
 */
final class PublicSuffixes {

	private PublicSuffixes() {
	}

	/**
	 * Whether the domain is a public suffix.
	 */
	static boolean contains(String domain) {
		EffectiveTldFinder.EffectiveTLD suffix = EffectiveTldFinder.getEffectiveTLD(domain, false);
		return suffix != null && !domain.equals("localhost")
				&& EffectiveTldFinder.getAssignedDomain(domain, true, false) == null;
	}

}
