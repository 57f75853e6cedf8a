package io.github.corsstarter.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import io.github.corsstarter.internal.http.Ascii;
import org.jspecify.annotations.Nullable;

/**
 * Follows one redirect, after "HTTP-redirect fetch" (#http-redirect-fetch).
 */
final class Redirect {

	static final String LOCATION = "Location";

	private static final int LIMIT = 20;

	private static final Set<Integer> STATUSES = Set.of(301, 302, 303, 307, 308);

	private static final Set<String> BODY_HEADERS = Set.of("content-encoding", "content-language", "content-location",
			"content-type");

	private static final String AUTHORIZATION = "authorization";

	private final BrowserRequest request;

	private final List<String> urls;

	private final int status;

	Redirect(BrowserRequest request, List<String> urls, int status) {
		this.request = request;
		this.urls = urls;
		this.status = status;
	}

	static boolean isRedirect(int status) {
		return STATUSES.contains(status);
	}

	RedirectVerdict follow(String location) {
		WebAddress current = WebAddress.parse(this.urls.get(this.urls.size() - 1));
		WebAddress target = (current != null) ? current.resolve(location) : null;
		if (current == null || target == null) {
			return blocked(BlockReason.REDIRECT_MALFORMED, null);
		}
		if (this.urls.size() > LIMIT) {
			return blocked(BlockReason.TOO_MANY_REDIRECTS, null);
		}
		if (target.hasUserInfo() && (isTainted() || !isOwn(target.origin()))) {
			String text = ConsoleText.redirectWithCredentials(target.toString());
			return blocked(BlockReason.REDIRECT_WITH_CREDENTIALS,
					ConsoleText.line(this.urls, this.request.origin(), text));
		}
		return new RedirectVerdict(target.toString(), next(current.origin(), target.origin()), dropsBody(), null, null);
	}

	private RedirectVerdict blocked(BlockReason reason, @Nullable String consoleMessage) {
		return new RedirectVerdict(null, this.request, false, reason, consoleMessage);
	}

	private boolean isTainted() {
		return this.urls.stream().anyMatch((url) -> !isOwn(Browser.origin(url)));
	}

	private boolean isOwn(@Nullable String origin) {
		return this.request.origin().equals(origin);
	}

	private BrowserRequest next(String from, String to) {
		boolean leaves = !from.equals(to);
		String origin = (leaves && !isOwn(from)) ? "null" : this.request.origin();
		List<HeaderField> headers = new ArrayList<>(this.request.headers());
		headers.removeIf((field) -> leaves && field.isNamed(AUTHORIZATION));
		headers.removeIf((field) -> dropsBody() && BODY_HEADERS.contains(Ascii.lowerCase(field.name())));
		return new BrowserRequest(origin, dropsBody() ? "GET" : this.request.method(), headers,
				this.request.credentials(), this.request.forcedPreflight());
	}

	private boolean dropsBody() {
		String method = this.request.normalizedMethod();
		return switch (this.status) {
			case 301, 302 -> method.equals("POST");
			case 303 -> !method.equals("GET") && !method.equals("HEAD");
			default -> false;
		};
	}

}
