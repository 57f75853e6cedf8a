package io.github.corsstarter.internal.text;

import java.util.Set;

/**
 * Writes texts so that YAML reads them as they are.
 */
public final class YamlText {

	private static final Set<String> RESERVED = Set.of("null", "true", "false", "yes", "no", "on", "off", "y", "n");

	private YamlText() {
	}

	/**
	 * Write the name of a policy as a key. Spring Boot keeps only what is in brackets as
	 * it is.
	 * @param name the name
	 * @return the key
	 */
	public static String key(String name) {
		return name.matches("[A-Za-z][A-Za-z0-9-]*") && !isReserved(name) ? name : quote("[" + name + "]");
	}

	/**
	 * Write a value, in quotes if it needs them.
	 * @param text the value
	 * @return the scalar
	 */
	public static String scalar(String text) {
		boolean plain = text.matches("[A-Za-z/][A-Za-z0-9/_.:*-]*") && !text.endsWith(":") && !isReserved(text);
		return (plain || text.matches("[0-9]+[smh]")) ? text : quote(text);
	}

	private static boolean isReserved(String text) {
		return RESERVED.stream().anyMatch(text::equalsIgnoreCase);
	}

	private static String quote(String text) {
		StringBuilder quoted = new StringBuilder("\"");
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c == '"' || c == '\\') {
				quoted.append('\\').append(c);
			}
			else if (c < ' ' || c > '~') {
				quoted.append("\\u%04X".formatted((int) c));
			}
			else {
				quoted.append(c);
			}
		}
		return quoted.append('"').toString();
	}

}
