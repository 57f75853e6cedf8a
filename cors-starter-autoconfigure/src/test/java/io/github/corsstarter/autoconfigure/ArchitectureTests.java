package io.github.corsstarter.autoconfigure;

import java.lang.reflect.Modifier;
import java.util.Set;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the arrows between the parts point one way, and that nothing is public that
 * was not meant to be.
 */
class ArchitectureTests {

	private static final String ROOT = "io.github.corsstarter";

	private static final String AUTOCONFIGURE = ROOT + ".autoconfigure";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("test-classes") && !location.contains("-tests.jar"))
		.importPackages(ROOT);

	@Test
	void coreKnowsNobody() {
		noClasses().that()
			.resideInAPackage(ROOT + "..")
			.and()
			.resideOutsideOfPackage(AUTOCONFIGURE + "..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(AUTOCONFIGURE + "..", "jakarta..", "reactor..", "org.reactivestreams..",
					"org.apache.commons.logging..", "org.slf4j..", "java.util.logging..", "org.springframework.boot..",
					"org.springframework.context..", "org.springframework.beans..", "io.micrometer..")
			.check(CLASSES);
	}

	@Test
	void coreUsesNothingOfSpringButPathPatterns() {
		classes().that()
			.resideInAPackage(ROOT + "..")
			.and()
			.resideOutsideOfPackage(AUTOCONFIGURE + "..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", ROOT + "..", "org.jspecify..", "org.springframework.web.util.pattern..",
					"org.springframework.http.server")
			.check(CLASSES);
	}

	@Test
	void theServletSideKnowsNothingReactive() {
		noClasses().that()
			.resideInAPackage(AUTOCONFIGURE + ".servlet..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(AUTOCONFIGURE + ".reactive..", "reactor..", "org.springframework.web.server..",
					"org.springframework.http.server.reactive..")
			.check(CLASSES);
	}

	@Test
	void theReactiveSideKnowsNoServlet() {
		noClasses().that()
			.resideInAPackage(AUTOCONFIGURE + ".reactive..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(AUTOCONFIGURE + ".servlet..", "jakarta.servlet..")
			.check(CLASSES);
	}

	@Test
	void theCommonPartKnowsNeitherStackNorActuatorNorMeters() {
		noClasses().that()
			.resideInAPackage(AUTOCONFIGURE)
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage("jakarta.servlet..", "reactor..", "io.micrometer..",
					"org.springframework.boot.actuate..", AUTOCONFIGURE + ".*..")
			.check(CLASSES);
	}

	@Test
	void autoConfigurationsAreClosed() {
		classes().that()
			.areAnnotatedWith(AutoConfiguration.class)
			.should()
			.bePublic()
			.andShould()
			.haveModifier(JavaModifier.FINAL)
			.check(CLASSES);
		Set<String> open = new TreeSet<>();
		CLASSES.stream().filter((type) -> type.isAnnotatedWith(AutoConfiguration.class)).forEach((type) -> {
			Class<?> reflected = type.reflect();
			for (var method : reflected.getDeclaredMethods()) {
				if (Modifier.isPublic(method.getModifiers())) {
					open.add(method.toString());
				}
			}
			for (var nested : reflected.getDeclaredClasses()) {
				if (Modifier.isPublic(nested.getModifiers())) {
					open.add(nested.getName());
				}
			}
		});
		assertThat(open).isEmpty();
	}

	@Test
	void beansAreNamedForThePolicies() {
		methods().that().areAnnotatedWith(Bean.class).should().haveNameStartingWith("corsPolicy").check(CLASSES);
	}

	@Test
	void onlyTheseTypesArePublic() {
		assertThat(CLASSES.stream()
			.filter((type) -> type.getPackageName().startsWith(AUTOCONFIGURE))
			.filter(ArchitectureTests::isVisible)
			.map((type) -> type.getName().substring(AUTOCONFIGURE.length() + 1)))
			.containsExactlyInAnyOrder("CorsAutoConfiguration", "CorsPolicyCustomizer", "CorsPolicyProperties",
					"CorsProperties", "CorsProperties$Filter", "actuate.CorsEndpoint",
					"actuate.CorsEndpoint$CorsDescriptor", "actuate.CorsEndpoint$PolicyDescriptor",
					"actuate.CorsEndpoint$ValueDescriptor", "actuate.CorsEndpoint$WarningDescriptor",
					"actuate.CorsEndpointAutoConfiguration", "actuate.CorsEndpoint$PreflightCacheDescriptor",
					"actuate.CorsEndpoint$RefusalDescriptor", "actuate.CorsExplainEndpoint",
					"actuate.CorsExplainEndpoint$ExplanationDescriptor", "explain.CorsExplainAutoConfiguration",
					"logging.CorsLoggingAutoConfiguration", "metrics.CorsMetricsAutoConfiguration",
					"reactive.ReactiveCorsAutoConfiguration", "servlet.ServletCorsAutoConfiguration");
	}

	private static boolean isVisible(JavaClass type) {
		boolean isPublic = type.getModifiers().contains(JavaModifier.PUBLIC);
		return isPublic && type.getEnclosingClass().map(ArchitectureTests::isVisible).orElse(true);
	}

}
