package io.github.corsstarter.sample;

import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;

/**
 * The tutorial as it starts by default.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
class ServletTutorialTests extends TutorialTests {

}
