package io.github.corsstarter.sample;

import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.reactor.netty.NettyWebServer;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same sample on the reactive stack, by the one property that chooses it.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "spring.main.web-application-type=reactive")
class ReactiveSampleApplicationTests extends SampleApplicationTests {

	@Test
	void runsOnNetty(@Autowired WebServerApplicationContext context) {
		assertThat(context.getWebServer()).isInstanceOf(NettyWebServer.class);
	}

}
