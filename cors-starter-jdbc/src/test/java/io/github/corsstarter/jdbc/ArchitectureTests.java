package io.github.corsstarter.jdbc;

import java.lang.reflect.Modifier;
import java.util.Arrays;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the arrows point from here to the auto-configuration and to core, and that
 * nothing is public that was not meant to be.
 */
@Tag("once")
class ArchitectureTests {

	private static final String ROOT = "io.github.corsstarter";

	private static final JavaClasses OWN = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("test-classes"))
		.importPackages(ROOT + ".jdbc");

	private static final JavaClasses OTHERS = new ClassFileImporter()
		.withImportOption((location) -> !location.contains("test-classes") && !location.contains("-tests.jar"))
		.importPackages(ROOT, ROOT + ".autoconfigure");

	@Test
	void onlyAutoConfigurationsAndWhatUsersWriteIsUsed() {
		classes().that()
			.resideInAPackage(ROOT + ".jdbc..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", "javax.sql..", ROOT, ROOT + ".jdbc", ROOT + ".autoconfigure",
					ROOT + ".autoconfigure.reload", "org.apache.commons.logging..", "org.jspecify..",
					"org.postgresql..", "org.springframework..")
			.check(OWN);
	}

	@Test
	void nobodyKnowsOfDatabases() {
		noClasses().that()
			.resideOutsideOfPackage(ROOT + ".jdbc..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(ROOT + ".jdbc..", "java.sql..", "javax.sql..", "org.springframework.jdbc..")
			.check(OTHERS);
	}

	@Test
	void onlyThisTypeIsPublic() {
		assertThat(OWN.stream()
			.filter((type) -> type.getModifiers().contains(JavaModifier.PUBLIC))
			.map(JavaClass::getSimpleName)).containsExactly("CorsJdbcAutoConfiguration");
	}

	@Test
	void theAutoConfigurationIsClosed() {
		assertThat(CorsJdbcAutoConfiguration.class).isFinal();
		assertThat(CorsJdbcAutoConfiguration.class.getConstructors()).isEmpty();
		assertThat(Arrays.stream(CorsJdbcAutoConfiguration.class.getDeclaredMethods())
			.filter((method) -> Modifier.isPublic(method.getModifiers()))).isEmpty();
	}

	@Test
	void beansAreNamedForThePolicies() {
		methods().that().areAnnotatedWith(Bean.class).should().haveNameStartingWith("corsPolicy").check(OWN);
	}

}
