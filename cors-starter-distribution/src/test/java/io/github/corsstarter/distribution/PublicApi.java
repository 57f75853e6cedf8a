package io.github.corsstarter.distribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.jar.JarFile;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/**
 * The signatures in a jar that users can compile against.
 */
final class PublicApi {

	private static final String INTERNAL = "io.github.corsstarter.internal";

	private PublicApi() {
	}

	/**
	 * One line for each type, and below it one for each member.
	 */
	static String of(Path jar) throws IOException {
		return types(jar).flatMap(PublicApi::lines).map((line) -> line + "\n").collect(Collectors.joining());
	}

	/**
	 * The package of the type that a line declares.
	 */
	static String packageOf(String line) {
		String type = line.replaceAll(" : .*", "").replaceAll(".* ", "");
		return type.substring(0, type.lastIndexOf('.'));
	}

	private static Stream<JavaClass> types(Path path) throws IOException {
		try (JarFile jar = new JarFile(path.toFile())) {
			return types(new ClassFileImporter().importJar(jar));
		}
	}

	private static Stream<JavaClass> types(JavaClasses types) {
		return types.stream()
			.filter(PublicApi::isVisible)
			.filter((type) -> !type.getPackageName().startsWith(INTERNAL))
			.sorted(Comparator.comparing(JavaClass::getName));
	}

	private static boolean isVisible(JavaClass type) {
		return isVisible(type.getModifiers()) && type.getEnclosingClass().map(PublicApi::isVisible).orElse(true);
	}

	private static boolean isVisible(Set<JavaModifier> modifiers) {
		boolean written = !modifiers.contains(JavaModifier.SYNTHETIC) && !modifiers.contains(JavaModifier.BRIDGE);
		return written && (modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED));
	}

	private static Stream<String> lines(JavaClass type) {
		Stream<String> members = type.getMembers()
			.stream()
			.filter((member) -> isVisible(member.getModifiers()))
			.map((member) -> "\t" + modifiers(member.getModifiers()) + signature(member))
			.sorted();
		return Stream.concat(Stream.of(declaration(type)), members);
	}

	private static String declaration(JavaClass type) {
		List<String> supertypes = new ArrayList<>(
				type.getInterfaces().stream().map(HasName::getName).sorted().toList());
		type.getSuperclass().map(HasName::getName).ifPresent((name) -> supertypes.add(0, name));
		supertypes.remove(Object.class.getName());
		return modifiers(type.getModifiers()) + kind(type) + " " + type.getName()
				+ (supertypes.isEmpty() ? "" : " : " + String.join(", ", supertypes));
	}

	private static String kind(JavaClass type) {
		return type.isAnnotation() ? "@interface"
				: type.isInterface() ? "interface" : type.isEnum() ? "enum" : type.isRecord() ? "record" : "class";
	}

	private static String modifiers(Set<JavaModifier> modifiers) {
		return Stream
			.of(JavaModifier.PUBLIC, JavaModifier.PROTECTED, JavaModifier.STATIC, JavaModifier.ABSTRACT,
					JavaModifier.FINAL)
			.filter(modifiers::contains)
			.map((modifier) -> modifier.name().toLowerCase(Locale.ROOT) + " ")
			.collect(Collectors.joining());
	}

	private static String signature(JavaMember member) {
		if (member instanceof JavaField field) {
			return field.getType().getName() + " " + field.getName();
		}
		JavaCodeUnit unit = (JavaCodeUnit) member;
		return unit.getReturnType().getName() + " " + unit.getName()
				+ unit.getParameterTypes().stream().map(JavaType::getName).collect(Collectors.joining(", ", "(", ")"));
	}

}
