package io.github.corsstarter.distribution;

import java.io.IOException;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests the POMs and the jars that are published.
 */
class PublishedModuleTests {

	private static final String GROUP = "io.github.corsstarter";

	static List<PublishedModule> all() {
		return PublishedModule.all();
	}

	static List<PublishedModule> jars() {
		return PublishedModule.jars();
	}

	@Test
	void starterIsPublishedAndTestsAreNot() {
		assertThat(all()).extracting(PublishedModule::name).contains("cors-starter", "cors-starter-bom");
		assertThat(PublishedModule.unpublished()).contains("cors-starter-distribution");
	}

	@Test
	void whatIsNotPublishedIsKeptFromTheRepository() {
		assertThat(Pom.PARENT.texts(".//excludeArtifact")).contains("cors-starter-parent")
			.filteredOn((name) -> !name.equals("cors-starter-parent"))
			.containsExactlyInAnyOrderElementsOf(PublishedModule.unpublished());
	}

	@Test
	void everyJarIsInTheBillOfMaterialsOfVersions() {
		Pom bom = new PublishedModule("cors-starter-bom").published();
		String managed = "dependencyManagement/dependencies/dependency/";
		assertThat(bom.texts(managed + "artifactId"))
			.containsExactlyInAnyOrderElementsOf(jars().stream().map(PublishedModule::name).toList());
		assertThat(bom.texts(managed + "groupId")).containsOnly(GROUP);
		assertThat(bom.texts(managed + "version")).containsOnly("${project.version}");
	}

	@Test
	void thisBuildManagesTheSameVersions() {
		String managed = "dependencyManagement/dependencies/dependency[groupId='" + GROUP + "']/artifactId";
		assertThat(Pom.PARENT.texts(managed))
			.containsExactlyInAnyOrderElementsOf(jars().stream().map(PublishedModule::name).toList());
	}

	@ParameterizedTest
	@MethodSource("all")
	void pomNeedsNothingOfThisBuild(PublishedModule module) {
		Pom pom = module.published();
		assertThat(pom.texts("*[self::parent or self::build or self::profiles or self::properties]")).isEmpty();
		assertThat(pom.texts("dependencies/dependency[scope='test']")).isEmpty();
		assertThat(pom.texts("dependencies/dependency/version")).noneMatch((version) -> version.contains("$"))
			.hasSameSizeAs(pom.texts("dependencies/dependency"));
	}

	@ParameterizedTest
	@MethodSource("all")
	void pomSaysWhatItIs(PublishedModule module) {
		Pom pom = module.published();
		assertThat(pom.text("groupId")).isEqualTo(GROUP);
		assertThat(pom.text("artifactId")).isEqualTo(module.name());
		assertThat(pom.text("version")).isEqualTo(PublishedModule.VERSION);
		assertThat(pom.text("description")).isNotEmpty();
		assertThat(pom.text("licenses/license/name")).isEqualTo("Apache License, Version 2.0");
	}

	@ParameterizedTest
	@MethodSource("jars")
	void jarHasTheLicense(PublishedModule module) throws IOException {
		try (JarFile jar = new JarFile(module.jar().toFile())) {
			assertThat(jar.getInputStream(jar.getEntry("META-INF/LICENSE")))
				.hasBinaryContent(Files.readAllBytes(Pom.ROOT.resolve("LICENSE")));
		}
	}

	@ParameterizedTest
	@MethodSource("jars")
	void jarIsAnAutomaticModuleWithNameOfItsOwn(PublishedModule module) {
		String name = module.written().text("properties/automatic-module-name");
		ModuleDescriptor descriptor = ModuleFinder.of(module.jar()).find(name).orElseThrow().descriptor();
		assertThat(descriptor.isAutomatic()).isTrue();
		assertThat(descriptor.packages()).allMatch((packageName) -> packageName.startsWith(name));
	}

	@Test
	void noPackageIsInTwoJars() {
		Path[] jars = jars().stream().map(PublishedModule::jar).toArray(Path[]::new);
		assertThat(ModuleFinder.of(jars).findAll().stream().flatMap((found) -> found.descriptor().packages().stream()))
			.doesNotHaveDuplicates();
		assertThat(ModuleFinder.of(jars).findAll()).hasSameSizeAs(jars);
	}

}
