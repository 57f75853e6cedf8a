package io.github.corsstarter.sample;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.tomcat.TomcatWebServer;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The sample as it starts by default.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ServletSampleApplicationTests extends SampleApplicationTests {

	@Test
	void runsOnTomcat(@Autowired WebServerApplicationContext context) {
		assertThat(context.getWebServer()).isInstanceOf(TomcatWebServer.class);
	}

}
