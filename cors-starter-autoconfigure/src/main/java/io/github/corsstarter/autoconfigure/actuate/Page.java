package io.github.corsstarter.autoconfigure.actuate;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;

/**
 * The frame of all pages: no script, no outside asset, one style that the policy of the
 * page allows by its hash.
 */
final class Page {

	private static final String STYLE = """
			:root{color-scheme:light dark;--line:#8886;--soft:#8882;--good:#14713a;--bad:#b3201a}
			@media(prefers-color-scheme:dark){:root{--good:#5fd38d;--bad:#ff8a80}}
			body{font:1rem/1.5 system-ui,sans-serif;max-width:70rem;margin:0 auto;padding:0 1rem 3rem}
			nav{padding:1rem 0;border-bottom:1px solid var(--line)}nav a{margin-right:1.5rem}
			h1{font-size:1.6rem}h2{font-size:1.2rem;margin-top:2rem;border-top:1px solid var(--line);padding-top:1rem}
			h3{font-size:1rem;margin-bottom:.3rem}
			code,pre{font-family:ui-monospace,monospace;font-size:.9em;overflow-wrap:anywhere}
			pre{background:var(--soft);padding:.7rem;white-space:pre-wrap}
			table{border-collapse:collapse;width:100%;display:block;overflow-x:auto}
			caption{text-align:left;font-weight:600;padding:.4rem 0}
			th,td{text-align:left;vertical-align:top;padding:.3rem .8rem .3rem 0;border-bottom:1px solid var(--line)}
			label{display:block;font-weight:600;margin-top:.7rem}
			input[type=text],select{font:inherit;width:100%;max-width:40rem;padding:.3rem;box-sizing:border-box}
			button{font:inherit;margin-top:1rem;padding:.4rem 1.2rem}
			.check label{display:inline}
			.result{white-space:nowrap}
			summary{cursor:pointer;padding:.4rem 0}
			.verdict{font-size:1.2rem;padding:.7rem;border:2px solid currentColor}
			.good{color:var(--good)}.bad{color:var(--bad)}
			small{opacity:.8}
			:focus-visible{outline:3px solid #4a90d9;outline-offset:2px}
			""";

	/**
	 * What browsers are told to allow on a page.
	 */
	static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src '" + hash(STYLE)
			+ "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

	/**
	 * The headers of pages.
	 */
	static final Map<String, String> HEADERS = Map.of("Content-Security-Policy", CONTENT_SECURITY_POLICY,
			HttpHeaders.CACHE_CONTROL, "no-store", "X-Content-Type-Options", "nosniff", "Referrer-Policy",
			"no-referrer");

	private Page() {
	}

	/**
	 * Whether a client accepts pages.
	 * @param accept the value of the header or {@code null} if there is none
	 */
	static boolean isAccepted(@Nullable String accept) {
		return accept != null && accept.contains("text/html");
	}

	/**
	 * Write a page.
	 * @param title the title
	 * @param navigation links, possibly none
	 * @param content everything below
	 */
	static String of(String title, Html navigation, Html content) {
		return new Html()
			.add("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"/>"
					+ "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>")
			.element("title", title)
			.add("<style>" + STYLE + "</style></head><body><nav aria-label=\"Endpoints\">")
			.add(navigation)
			.add("</nav><main>")
			.element("h1", title)
			.add(content)
			.add("</main></body></html>\n")
			.toString();
	}

	private static String hash(String style) {
		try {
			byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
			return "sha256-" + Base64.getEncoder().encodeToString(digest);
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
