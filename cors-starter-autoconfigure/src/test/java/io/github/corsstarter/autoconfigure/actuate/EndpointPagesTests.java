package io.github.corsstarter.autoconfigure.actuate;

import java.io.ByteArrayInputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.parsers.DocumentBuilderFactory;

import io.github.corsstarter.autoconfigure.support.ManagedApplication;
import io.github.corsstarter.autoconfigure.support.RawClient;
import io.github.corsstarter.autoconfigure.support.RawResponse;
import io.github.corsstarter.autoconfigure.support.RunningApplication;
import io.github.corsstarter.autoconfigure.support.Server;
import io.github.corsstarter.autoconfigure.support.SharedApplications;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

import org.springframework.web.util.HtmlUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the pages of the endpoints, as a browser asks for them.
 */
@Tag("once")
class EndpointPagesTests {

	/**
	 * What browsers accept when somebody opens an address.
	 */
	private static final String BROWSER = "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,*/*;q=0.8";

	private static final String SHOP = "https://shop.example.com";

	/**
	 * A policy, and no word on the addresses of the application.
	 */
	private static final String[] PLAIN = { "spring.config.location=optional:classpath:/none/",
			"cors.policies.shop.paths=/api/**", "cors.policies.shop.allowed-origins=" + SHOP };

	private static final String BLOCKED = "/actuator/corsexplain?path=/api/x&origin=https://evil.example";

	@RegisterExtension
	static final SharedApplications applications = new SharedApplications((server) -> ManagedApplication.on(server));

	private static RawResponse open(RawClient client, String target) {
		return client.send("GET", target, "Accept", BROWSER);
	}

	private static String explain(String... parameters) {
		List<String> query = new ArrayList<>();
		for (int i = 0; i < parameters.length; i += 2) {
			query.add(parameters[i] + "=" + URLEncoder.encode(parameters[i + 1], StandardCharsets.UTF_8));
		}
		return "/actuator/corsexplain?" + String.join("&", query);
	}

	private static Document parse(RawResponse response) {
		try {
			return DocumentBuilderFactory.newInstance()
				.newDocumentBuilder()
				.parse(new ByteArrayInputStream(response.body().getBytes(StandardCharsets.UTF_8)));
		}
		catch (Exception ex) {
			throw new AssertionError(response.body(), ex);
		}
	}

	private static List<Element> elements(Document document, String name) {
		NodeList nodes = document.getElementsByTagName(name);
		List<Element> elements = new ArrayList<>();
		for (int i = 0; i < nodes.getLength(); i++) {
			elements.add((Element) nodes.item(i));
		}
		return elements;
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			value = { "*/*|application/vnd.spring-boot.actuator.v3+json",
					"|application/vnd.spring-boot.actuator.v3+json", "application/json|application/json",
					"application/json, text/plain, */*|json",
					"application/vnd.spring-boot.actuator.v2+json|application/vnd.spring-boot.actuator.v2+json",
					"text/html|text/html;charset=UTF-8", BROWSER + "|text/html;charset=UTF-8" })
	void theFormatIsWhatTheClientAccepts(String accept, String expected) {
		for (Server server : Server.values()) {
			for (String target : List.of("/actuator/cors", "/actuator/cors/quiet",
					explain("path", "/api/x", "origin", SHOP))) {
				RawResponse response = (accept != null)
						? applications.client(server).send("GET", target, "Accept", accept)
						: applications.client(server).send("GET", target);
				assertThat(response.status()).isEqualTo(200);
				assertThat(response.header("Content-Type")).as("%s %s", server, target)
					.singleElement()
					.asString()
					.containsIgnoringCase(expected);
				boolean page = expected.startsWith("text/html");
				assertThat(response.body()).startsWith(page ? "<!DOCTYPE html>" : "{");
				assertThat(response.header("Content-Security-Policy")).hasSize(page ? 1 : 0);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void aPageAllowsNothingButItsOwnStyle(Server server) throws Exception {
		for (String target : List.of("/actuator/cors", "/actuator/cors/quiet", "/actuator/cors/nobody",
				"/actuator/corsexplain", "/actuator/corsexplain?path=x")) {
			RawResponse response = open(applications.client(server), target);
			Document document = parse(response);
			String style = elements(document, "style").get(0).getTextContent();
			String hash = Base64.getEncoder()
				.encodeToString(MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8)));
			assertThat(response.header("Content-Security-Policy")).as(target)
				.containsExactly("default-src 'none'; style-src 'sha256-" + hash
						+ "'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'");
			assertThat(response.header("Cache-Control")).containsExactly("no-store");
			assertThat(response.body()).doesNotContain("<script", " style=", " src=", " onclick", "http-equiv");
		}
	}

	@ParameterizedTest
	@EnumSource
	void showsPoliciesWithTheSourceOfEachValue(Server server) {
		Document page = parse(open(applications.client(server), "/actuator/cors"));
		assertThat(elements(page, "h1")).extracting(Element::getTextContent).containsExactly("CORS policies");
		assertThat(elements(page, "h2")).extracting(Element::getTextContent)
			.startsWith("partner", "quiet", "open-data", "storefront");
		assertThat(page.getDocumentElement().getTextContent()).contains("https://partner.example.org",
				"[actuate/application.yml] - 14:24", "default");
		assertThat(elements(page, "a")).extracting((link) -> link.getAttribute("href"))
			.startsWith("cors", "corsexplain", "cors/partner");
	}

	@ParameterizedTest
	@EnumSource
	void eachRefusalLeadsToTheExplanationOfThatVeryRequest(Server server) {
		try (RunningApplication application = ManagedApplication.on(server).start()) {
			RawClient client = application.client();
			client.send("GET", "/api/x%20y?secret=1", "Origin", "https://shop.exmaple.com");
			client.send("OPTIONS", "/api/z", "Origin", SHOP, "Access-Control-Request-Method", "PUT",
					"Access-Control-Request-Headers", "x-api-key,x-other");
			client.send("POST", "/api/in", "Origin", "https://id.example.net", "Sec-Fetch-Mode", "navigate");
			RawResponse response = open(client, "/actuator/cors");
			assertThat(response.body()).doesNotContain("secret").contains("nearest: <code>" + SHOP);
			List<String> links = elements(parse(response), "a").stream()
				.filter((link) -> link.getTextContent().equals("Why?"))
				.map((link) -> link.getAttribute("href"))
				.toList();
			assertThat(links).containsExactlyInAnyOrder(
					"corsexplain?path=%2Fapi%2Fx%2520y&origin=https%3A%2F%2Fshop.exmaple.com&method=GET",
					"corsexplain?path=%2Fapi%2Fz&origin=https%3A%2F%2Fshop.example.com&method=PUT"
							+ "&headers=x-api-key%2Cx-other",
					"corsexplain?path=%2Fapi%2Fin&origin=https%3A%2F%2Fid.example.net&method=POST&mode=navigate");
			assertThat(links).allSatisfy(
					(link) -> assertThat(open(client, "/actuator/" + link).body()).contains("\u2717 It is blocked."));
			client.send("GET", "/quiet", "Origin", "null");
			Matcher quiet = Pattern.compile("href=\"([^\"]*)\">Why")
				.matcher(open(client, "/actuator/cors/quiet").body());
			assertThat(quiet.find()).isTrue();
			assertThat(quiet.group(1)).startsWith("../corsexplain?path=%2Fquiet&amp;");
		}
	}

	@ParameterizedTest
	@EnumSource
	void anUnknownPolicyIsAPageToo(Server server) {
		RawResponse response = open(applications.client(server), "/actuator/cors/%3Cscript%3E");
		assertThat(response.status()).isEqualTo(404);
		assertThat(elements(parse(response), "h1")).extracting(Element::getTextContent)
			.containsExactly("There is no such CORS policy");
		assertThat(response.body()).contains("href=\"../cors\"");
	}

	@ParameterizedTest
	@EnumSource
	void explainAsksWithAForm(Server server) {
		RawResponse response = open(applications.client(server), "/actuator/corsexplain");
		assertThat(response.status()).isEqualTo(200);
		Document page = parse(response);
		assertThat(elements(page, "form")).singleElement()
			.satisfies((form) -> assertThat(form.getAttribute("method")).isEqualTo("get"));
		List<String> labels = elements(page, "label").stream().map((label) -> label.getAttribute("for")).toList();
		assertThat(labels).containsExactly("path", "origin", "method", "headers", "credentials", "mode");
		List<Element> fields = new ArrayList<>(elements(page, "input"));
		fields.addAll(elements(page, "select"));
		assertThat(fields).extracting((field) -> field.getAttribute("id")).containsExactlyInAnyOrderElementsOf(labels);
		assertThat(elements(page, "h2")).isEmpty();
	}

	@ParameterizedTest
	@EnumSource
	void theAnswerIsOnOnePage(Server server) {
		RawResponse response = open(applications.client(server), explain("path", "/api/x", "origin", SHOP, "method",
				"PUT", "headers", "X-Tenant", "credentials", "true", "mode", "cors"));
		assertThat(response.status()).isEqualTo(200);
		Document page = parse(response);
		assertThat(elements(page, "h2")).extracting(Element::getTextContent)
			.startsWith("Verdict", "What to change", "Steps", "What the browser does", "Preflight", "Request");
		assertThat(elements(page, "input")).extracting((field) -> field.getAttribute("value"))
			.containsExactly("/api/x", SHOP, "PUT", "X-Tenant", "true");
		assertThat(elements(page, "input").get(4).getAttribute("checked")).isEqualTo("checked");
		assertThat(page.getDocumentElement().getTextContent()).contains("\u2717 It is blocked.", "HEADER_NOT_ALLOWED",
				"blocked by CORS policy", "allowed-headers:", "\u2713 passed", "\u2717 failed",
				"Sends the request: no");
	}

	@ParameterizedTest
	@EnumSource
	void theVerdictIsOneLine(Server server) {
		assertThat(open(applications.client(server), explain("path", "/api/x", "origin", SHOP)).body())
			.contains("<p class=\"verdict good\">\u2713 It passes.</p>");
		assertThat(open(applications.client(server), explain("path", "/unowned", "origin", SHOP)).body())
			.contains("<p class=\"verdict");
	}

	@ParameterizedTest
	@EnumSource
	void hostileParametersAreShownAndNothingElse(Server server) {
		for (String hostile : List.of("<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "' onfocus='x",
				"\u202Egnp.exe", "a\u0000b\u001Bc", "&lt;b&gt;", "\uD83D\uDE00", "x".repeat(4000))) {
			for (String parameter : List.of("path", "origin", "method", "headers", "credentials", "mode")) {
				RawResponse response = open(applications.client(server),
						explain("path", "/api/" + (parameter.equals("path") ? hostile : ""),
								parameter.equals("path") ? "method" : parameter,
								parameter.equals("path") ? "GET" : hostile));
				assertThat(response.status()).as("%s %s", parameter, hostile).isIn(200, 400, 414, 431);
				if (response.status() <= 400 && !response.header("Content-Security-Policy").isEmpty()) {
					Document page = parse(response);
					assertThat(elements(page, "script")).isEmpty();
					assertThat(elements(page, "img")).isEmpty();
					assertThat(elements(page, "b")).isEmpty();
					assertThat(elements(page, "input")).hasSize(5).allMatch((field) -> !field.hasAttribute("onfocus"));
					assertThat(response.body()).doesNotContain("\u202E", "\u0000", "\u001B");
					assertThat(response.body().length()).isLessThan(60_000);
				}
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void aWrongParameterIsSaidInThePage(Server server) {
		RawResponse response = open(applications.client(server), explain("path", "api", "origin", SHOP));
		assertThat(response.status()).isEqualTo(400);
		Document page = parse(response);
		assertThat(elements(page, "p")).filteredOn((paragraph) -> paragraph.getAttribute("role").equals("alert"))
			.singleElement()
			.satisfies((alert) -> assertThat(alert.getTextContent())
				.startsWith("\u2717 A path within the application starts with a slash"));
		assertThat(elements(page, "input").get(1).getAttribute("value")).isEqualTo(SHOP);
	}

	@ParameterizedTest
	@EnumSource
	void pagesFollowThePathsOfTheEndpoints(Server server) {
		try (RunningApplication application = ManagedApplication.on(server)
			.properties("management.endpoints.web.base-path=/manage",
					"management.endpoints.web.path-mapping.corsexplain=why", "spring.mvc.servlet.path=/app",
					"spring.webflux.base-path=/app")
			.start()) {
			RawResponse response = open(application.client(), "/app/manage/cors");
			assertThat(response.header("Content-Security-Policy")).hasSize(1);
			assertThat(HtmlUtils.htmlUnescape(response.body())).contains("href=\"why\"");
			assertThat(open(application.client(), "/app/manage/why").header("Cache-Control"))
				.containsExactly("no-store");
		}
	}

	@ParameterizedTest
	@EnumSource
	void pagesAreOnAManagementPortToo(Server server) {
		try (RunningApplication application = ManagedApplication.on(server)
			.properties("management.server.port=0", "management.server.base-path=/admin")
			.properties(PLAIN)
			.start()) {
			RawResponse response = open(application.managementClient(), "/admin/actuator/cors");
			assertThat(response.body()).startsWith("<!DOCTYPE html>");
			assertThat(response.header("Content-Security-Policy")).hasSize(1);
			assertThat(open(application.client(), "/actuator/cors").status()).isEqualTo(404);
			assertThat(console(application.managementClient(), "/admin" + BLOCKED, "example.com:81"))
				.startsWith("Access to fetch at 'http://example.com:" + application.client().authority().substring(10)
						+ "/api/x' from");
			assertThat(console(application.managementClient(), "/admin" + BLOCKED.replace("/api/x", "/admin/actuator"),
					"example.com:81"))
				.startsWith("Access to fetch at 'http://example.com:81/admin/actuator' from");
		}
	}

	@ParameterizedTest
	@EnumSource
	void consoleNamesTheAddressAtWhichTheQuestionArrives(Server server) {
		try (RunningApplication application = ManagedApplication.on(server).properties(PLAIN).start()) {
			Map.of("localhost", "http://localhost", "LOCALHOST:80", "http://localhost", "orders.example.com:8080",
					"http://orders.example.com:8080", "[::1]:8080", "http://[::1]:8080", "a_b<c>",
					"https://this-application.invalid")
				.forEach((host, address) -> {
					String message = console(application.client(), BLOCKED, host);
					assertThat(message).as(host).startsWith("Access to fetch at '" + address + "/api/x' from");
				});
		}
	}

	/**
	 * The line of the console in the page, which is that of the JSON.
	 * @return the line, or what it would be if the server refuses such a host itself
	 */
	private static String console(RawClient client, String target, String host) {
		RawResponse json = client.send("GET", target + "&askedAt=http://evil.example", "Host", host);
		if (json.status() == 400) {
			return "Access to fetch at 'https://this-application.invalid/api/x' from";
		}
		RawResponse page = client.send("GET", target, "Accept", BROWSER, "Host", host);
		String line = elements(parse(page), "pre").get(0).getTextContent();
		assertThat(json.body()).contains("\"consoleMessage\":\"" + line + "\"");
		return line;
	}

	@ParameterizedTest
	@EnumSource
	void anEndpointThatIsNotExposedHasNoLink(Server server) {
		try (RunningApplication application = ManagedApplication.on(server)
			.properties("management.endpoints.web.exposure.include=cors")
			.start()) {
			application.client().send("GET", "/api/x", "Origin", "https://evil.example");
			assertThat(open(application.client(), "/actuator/cors").body()).contains("href=\"cors\"")
				.doesNotContain("corsexplain", "Why?");
		}
	}

}
