package io.github.corsstarter.benchmarks;

import java.util.Enumeration;

/**
 * The lines of a header, found one by one as Tomcat and Jetty do it.
 */
@SuppressWarnings("JdkObsolete") // The servlet API asks for it.
final class HeaderLines implements Enumeration<String> {

	private final String[] names;

	private final String[] values;

	private final String name;

	private int next;

	/**
	 * Find the first line.
	 * @param names the names of all headers of a request
	 * @param values their values
	 * @param name the name to look for
	 */
	HeaderLines(String[] names, String[] values, String name) {
		this.names = names;
		this.values = values;
		this.name = name;
		advance();
	}

	private void advance() {
		while (this.next < this.names.length && !this.names[this.next].equalsIgnoreCase(this.name)) {
			this.next++;
		}
	}

	@Override
	public boolean hasMoreElements() {
		return this.next < this.names.length;
	}

	@Override
	public String nextElement() {
		String value = this.values[this.next++];
		advance();
		return value;
	}

}
