package io.github.corsstarter.sample;

/**
 * An origin of a tenant's site.
 *
 * @param owner the tenant
 * @param origin the origin
 */
record TenantOrigin(String owner, String origin) {

	/**
	 * Whether the columns of the table have room for both.
	 */
	boolean fits() {
		return isShort(this.owner, 200) && isShort(this.origin, 300);
	}

	private static boolean isShort(String text, int limit) {
		return text != null && !text.isBlank() && text.length() <= limit;
	}

}
