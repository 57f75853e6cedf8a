package io.github.corsstarter.autoconfigure.explain;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import io.github.corsstarter.explain.FormPostCallback;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.BindResult;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.ApplicationContext;
import org.springframework.util.ClassUtils;

/**
 * The paths to which identity providers post the result of a SAML sign-in.
 */
final class SamlCallbacks {

	private static final String REGISTRATIONS = "spring.security.saml2.relyingparty.registration";

	private static final String REPOSITORY = "org.springframework.security.saml2.provider.service.registration."
			+ "RelyingPartyRegistrationRepository";

	private static final String PATH = "/login/saml2/sso/";

	private static final String BASE_URL = "{baseUrl}";

	private SamlCallbacks() {
	}

	static List<FormPostCallback> of(ApplicationContext context) {
		List<FormPostCallback> callbacks = new ArrayList<>();
		registrations(context).forEach((id, registration) -> callbacks.add(callback(id, registration)));
		if (callbacks.isEmpty() && hasRepository(context)) {
			callbacks.add(new FormPostCallback("the sign-in by SAML", PATH + "registration", Set.of()));
		}
		return List.copyOf(callbacks);
	}

	private static Map<String, Registration> registrations(ApplicationContext context) {
		try {
			BindResult<Map<String, Registration>> bound = Binder.get(context.getEnvironment())
				.bind(REGISTRATIONS, Bindable.mapOf(String.class, Registration.class));
			return bound.isBound() ? bound.get() : Map.of();
		}
		catch (BindException ex) {
			return Map.of();
		}
	}

	private static boolean hasRepository(ApplicationContext context) {
		ClassLoader classLoader = context.getClassLoader();
		return ClassUtils.isPresent(REPOSITORY, classLoader) && context
			.getBeanNamesForType(ClassUtils.resolveClassName(REPOSITORY, classLoader), true, false).length > 0;
	}

	private static FormPostCallback callback(String id, Registration registration) {
		String location = (registration.acs() != null) ? registration.acs().location() : null;
		boolean ours = location != null && location.startsWith(BASE_URL);
		String path = (ours && location != null) ? location.substring(BASE_URL.length()) : PATH + "{registrationId}";
		String origin = origin(registration.assertingparty());
		return new FormPostCallback("the sign-in by SAML with `" + id + "`", path.replace("{registrationId}", id),
				(origin != null) ? Set.of(origin) : Set.of());
	}

	/**
	 * The page that posts is the one where the browser was sent to sign in.
	 */
	private static @Nullable String origin(@Nullable AssertingParty party) {
		String url = (party != null && party.singlesignon() != null) ? party.singlesignon().url() : null;
		try {
			URI uri = (url != null) ? URI.create(url) : null;
			return (uri != null && uri.getHost() != null) ? uri.getScheme() + "://" + uri.getRawAuthority() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	/**
	 * The relevant part of a registration.
	 *
	 * @param acs the assertion consumer service, where the result is posted
	 * @param assertingparty the identity provider
	 */
	record Registration(@Nullable Acs acs, @Nullable AssertingParty assertingparty) {

	}

	/**
	 * The assertion consumer service.
	 *
	 * @param location its URL
	 */
	record Acs(@Nullable String location) {

	}

	/**
	 * The identity provider.
	 *
	 * @param singlesignon where it signs users in
	 */
	record AssertingParty(@Nullable SingleSignOn singlesignon) {

	}

	/**
	 * Where an identity provider signs users in.
	 *
	 * @param url the URL
	 */
	record SingleSignOn(@Nullable String url) {

	}

}
