package io.github.corsstarter.sample;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

import org.awaitility.Awaitility;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.SpringApplicationAotProcessor;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the sample, processed ahead of time, answers as it does without, in a
 * virtual machine of its own.
 */
class AheadOfTimeTests {

	private static final String SHOP = "https://shop.example.com";

	private static final String CLASS_PATH = System.getProperty("surefire.test.class.path",
			System.getProperty("java.class.path"));

	/**
	 * Without it, Spring Cloud's beans cannot be processed.
	 */
	private static final String NO_REFRESH = "--spring.cloud.refresh.enabled=false";

	private static final Pattern PORT = Pattern.compile("(?:Tomcat|Netty) started on port (\\d+)");

	@TempDir
	private Path directory;

	@ParameterizedTest
	@ValueSource(strings = { "servlet", "reactive" })
	void answersAsWithoutProcessing(String type) throws Exception {
		String stack = "--spring.main.web-application-type=" + type;
		process(stack);
		compile();
		Process application = start("-Dspring.aot.enabled=true", "-cp", processed(), SampleApplication.class.getName(),
				stack, NO_REFRESH, "--server.port=0", free("tutorial.port"), free("somebody-elses-api.port"),
				"--cors.reload.files=" + watch("https://one.example.com"), "--cors.reload.quiet-period=50ms");
		try {
			String address = "http://localhost:" + port(application);
			HttpResponse<String> allowed = send(request(address + "/api/products/1").header("Origin", SHOP));
			assertThat(allowed.statusCode()).isEqualTo(200);
			assertThat(allowed.headers().allValues("Access-Control-Allow-Origin")).containsExactly(SHOP);
			assertThat(send(request(address + "/api/products/1").header("Origin", "https://evil.example")).statusCode())
				.isEqualTo(403);
			HttpResponse<String> preflight = send(request(address + "/api/products/1").header("Origin", SHOP)
				.header("Access-Control-Request-Method", "PUT")
				.method("OPTIONS", BodyPublishers.noBody()));
			assertThat(preflight.statusCode()).isEqualTo(204);
			HttpResponse<String> policies = send(request(address + "/actuator/cors"));
			assertThat(policies.body()).contains("\"source\":\"class path resource [application.yml] - ",
					"\"reason\":\"ORIGIN_NOT_ALLOWED\"");
			HttpResponse<String> page = send(
					request(address + "/actuator/corsexplain?path=/api/products&origin=" + SHOP + "&credentials=true")
						.header("Accept", "text/html"));
			assertThat(page.body()).contains("It passes.");
			awaitAllowed(address + "/watched", "https://one.example.com");
			watch("https://two.example.com");
			awaitAllowed(address + "/watched", "https://two.example.com");
		}
		finally {
			application.destroyForcibly().waitFor();
		}
	}

	private Path watch(String origin) throws IOException {
		return Files.writeString(this.directory.resolve("watched.yml"), """
				cors:
				  policies:
				    watched:
				      paths: /watched
				      allowed-origins: %s
				""".formatted(origin));
	}

	private static void awaitAllowed(String address, String origin) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(
					send(request(address).header("Origin", origin)).headers().allValues("Access-Control-Allow-Origin"))
				.containsExactly(origin));
	}

	private static String free(String property) throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return "--" + property + "=" + socket.getLocalPort();
		}
	}

	private void process(String argument) throws Exception {
		Process processor = start("-cp", CLASS_PATH, SpringApplicationAotProcessor.class.getName(),
				SampleApplication.class.getName(), output("sources"), output("resources"), output("classes"),
				"io.github.corsstarter", "cors-starter-sample", argument, NO_REFRESH);
		String log = new String(processor.getInputStream().readAllBytes());
		assertThat(processor.waitFor(2, TimeUnit.MINUTES)).isTrue();
		assertThat(processor.exitValue()).as(log).isZero();
	}

	private void compile() throws IOException {
		List<Path> sources;
		try (Stream<Path> files = Files.walk(Path.of(output("sources")))) {
			sources = files.filter((file) -> file.toString().endsWith(".java")).toList();
		}
		assertThat(sources).isNotEmpty();
		JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
		try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
			List<String> options = List.of("-nowarn", "-proc:none", "-cp",
					output("classes") + File.pathSeparator + CLASS_PATH, "-d", output("classes"));
			assertThat(compiler.getTask(null, files, null, options, null, files.getJavaFileObjectsFromPaths(sources))
				.call()).isTrue();
		}
	}

	private String processed() {
		return String.join(File.pathSeparator, output("classes"), output("resources"), CLASS_PATH);
	}

	private String output(String name) {
		return this.directory.resolve(name).toString();
	}

	private static Process start(String... arguments) throws IOException {
		List<String> command = new ArrayList<>();
		command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
		command.addAll(Arrays.asList(arguments));
		return new ProcessBuilder(command).redirectErrorStream(true).start();
	}

	private static String port(Process application) throws IOException {
		StringBuilder log = new StringBuilder();
		BufferedReader output = application.inputReader();
		for (String line = output.readLine(); line != null; line = output.readLine()) {
			log.append(line).append('\n');
			Matcher started = PORT.matcher(line);
			if (started.find()) {
				drain(output);
				return started.group(1);
			}
		}
		throw new AssertionError(log.toString());
	}

	/**
	 * A full pipe would stop the application.
	 */
	private static void drain(BufferedReader output) {
		Thread thread = new Thread(() -> output.lines().forEach((line) -> {
		}));
		thread.setDaemon(true);
		thread.start();
	}

	private static HttpRequest.Builder request(String address) {
		return HttpRequest.newBuilder(URI.create(address));
	}

	private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
		return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
	}

}
