package io.github.corsstarter.autoconfigure;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tests that the arrows between the parts point one way, and that nothing is public that
 * was not meant to be.
 */
@Tag("once")
class ArchitectureTests {

	private static final String ROOT = "io.github.corsstarter";

	private static final String AUTOCONFIGURE = ROOT + ".autoconfigure";

	private static final String TEST_KIT = ROOT + ".test";

	private static final JavaClasses CLASSES = new ClassFileImporter()
		.withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
		.withImportOption((location) -> !location.contains("test-classes") && !location.contains("-tests.jar"))
		.importPackages(ROOT);

	@Test
	void coreKnowsNobody() {
		noClasses().that()
			.resideInAPackage(ROOT + "..")
			.and()
			.resideOutsideOfPackages(AUTOCONFIGURE + "..", TEST_KIT + "..")
			.should()
			.dependOnClassesThat()
			.resideInAnyPackage(AUTOCONFIGURE + "..", TEST_KIT + "..", "jakarta..", "reactor..",
					"org.reactivestreams..", "org.apache.commons.logging..", "org.slf4j..", "java.util.logging..",
					"org.springframework.boot..", "org.springframework.context..", "org.springframework.beans..",
					"io.micrometer..")
			.check(CLASSES);
	}

	@Test
	void coreUsesNothingOfSpringButPathPatterns() {
		classes().that()
			.resideInAPackage(ROOT + "..")
			.and()
			.resideOutsideOfPackages(AUTOCONFIGURE + "..", TEST_KIT + "..")
			.should()
			.onlyDependOnClassesThat()
			.resideInAnyPackage("java..", ROOT + "..", "org.jspecify..", "org.springframework.web.util.pattern..",
					"org.springframework.http.server")
			.check(CLASSES);
	}

	@Test
	void theTestKitKnowsOnlyCore() {
		noClasses().that()
			.resideInAPackage(TEST_KIT + "..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(AUTOCONFIGURE + "..")
			.check(CLASSES);
		noClasses().that()
			.resideInAPackage(AUTOCONFIGURE + "..")
			.should()
			.dependOnClassesThat()
			.resideInAPackage(TEST_KIT + "..")
			.check(CLASSES);
	}

	@Test
	void packagesAreFreeOfCycles() {
		slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(CLASSES);
	}

	@ParameterizedTest
	@CsvSource({ "'', ''", "validation, ground", "decision, validation ground", "explain, decision validation ground",
			"change, decision validation ground", "origin, internal", "browser, internal", "internal, ''" })
	void insideCoreTheArrowsPointDown(String from, String to) {
		Set<String> allowed = new HashSet<>();
		allowed.addAll(packages(from));
		List.of(to.split(" ")).forEach((name) -> allowed.addAll(packages(name)));
		if (to.contains("ground")) {
			allowed.add(ROOT);
		}
		noClasses().that()
			.resideInAnyPackage(packages(from).toArray(String[]::new))
			.should()
			.dependOnClassesThat(
					resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
			.check(CLASSES);
	}

	private static List<String> packages(String name) {
		return switch (name) {
			case "" -> List.of(ROOT);
			case "ground" -> List.of(ROOT + ".origin", ROOT + ".browser", ROOT + ".internal..");
			default -> List.of(ROOT + "." + name + "..");
		};
	}

	@Test
	void nothingInternalIsInTheSignatureOfAPublicType() {
		Set<String> leaks = new TreeSet<>();
		CLASSES.stream()
			.filter(ArchitectureTests::isVisible)
			.filter((type) -> !isInternal(type))
			.flatMap((type) -> type.getMembers().stream())
			.filter((member) -> member.getModifiers().contains(JavaModifier.PUBLIC))
			.filter((member) -> member.getAllInvolvedRawTypes().stream().anyMatch(ArchitectureTests::isInternal))
			.forEach((member) -> leaks.add(member.getFullName()));
		assertThat(leaks).isEmpty();
	}

	private static boolean isInternal(JavaClass type) {
		return type.getPackageName().startsWith(ROOT + ".internal");
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
	void beansGiveWayOnlyToWhatAUserCanDefine() {
		assertThat(CLASSES.stream()
			.flatMap((type) -> type.getMethods().stream())
			.filter((method) -> method.isAnnotatedWith(ConditionalOnMissingBean.class))
			.filter((method) -> isUndefinable(method.reflect()))
			.map(JavaMember::getFullName)).isEmpty();
	}

	private static boolean isUndefinable(Method method) {
		ConditionalOnMissingBean condition = method.getAnnotation(ConditionalOnMissingBean.class);
		boolean byReturnType = condition.name().length == 0 && condition.value().length == 0;
		return byReturnType && !Modifier.isPublic(method.getReturnType().getModifiers());
	}

	@Test
	void onlyTheseTypesOfCoreArePublic() {
		assertThat(publicTypes(ArchitectureTests::isCore, ROOT)).containsExactlyInAnyOrder("CorsOriginSource",
				"CorsOriginSource$Entry", "CorsOriginSource$Fetched", "CorsPolicy", "CorsPolicy$Builder",
				"CorsPolicySource", "CorsPolicySource$Kind", "CorsProperty", "CorsProperty$Place", "CorsToleration",
				"OwnOrigin", "RefusedRequests", "browser.BlockReason", "browser.Browser", "browser.BrowserEngine",
				"browser.BrowserRequest", "browser.EngineDifference", "browser.HeaderField", "browser.PreflightCache",
				"browser.PreflightCache$Entry", "browser.PreflightCache$Kind", "browser.PreflightCacheTimes",
				"browser.PreflightVerdict", "browser.RedirectVerdict", "browser.ResponseVerdict",
				"change.PolicyDifference", "change.PolicyDifference$Effect", "change.PolicySet", "decision.Allowed",
				"decision.CorsDecision", "decision.CorsDecision$Outcome", "decision.CorsDecisionListener",
				"decision.CorsPolicyRegistry", "decision.CorsRefusalReason", "decision.CorsRefusalReason$Subject",
				"decision.CorsRequest", "decision.CorsResponse", "decision.CorsSettings",
				"decision.CrossOriginDecision", "decision.RefusalAdvice", "decision.RefusalAdvice$Changes",
				"decision.Refused", "explain.ApplicationAnswer", "explain.ApplicationAnswer$Certainty",
				"explain.ApplicationGrant", "explain.ApplicationGrants", "explain.ApplicationRequest",
				"explain.ApplicationRule", "explain.CorsAdvice", "explain.CorsApplication", "explain.CorsExplainer",
				"explain.CorsExplanation", "explain.CorsExplanation$Alternative", "explain.CorsExplanation$Answer",
				"explain.CorsExplanation$BrowserVerdict", "explain.CorsExplanation$Fix", "explain.CorsExplanation$Step",
				"explain.CorsExplanation$Verdict", "explain.FormPostCallback", "explain.PathPrefix", "explain.Refusal",
				"explain.RefusalAdviser", "explain.RequestMode", "explain.ShadowedRule", "origin.Host",
				"origin.InvalidOriginPatternException", "origin.Origin", "origin.OriginPattern", "origin.OriginProblem",
				"origin.OriginTable", "validation.CorsPolicyValidator", "validation.CorsViolation",
				"validation.CorsViolation$Code", "validation.CorsViolation$Severity",
				"validation.InvalidCorsPolicyException");
	}

	private static boolean isCore(JavaClass type) {
		return !type.getPackageName().startsWith(AUTOCONFIGURE) && !type.getPackageName().startsWith(TEST_KIT)
				&& !isInternal(type);
	}

	@Test
	void onlyTheseTypesOfTheTestKitArePublic() {
		assertThat(publicTypes((type) -> type.getPackageName().startsWith(TEST_KIT), TEST_KIT))
			.containsExactlyInAnyOrder("BrowserExchange", "BrowserExchange$Outcome", "BrowserExchangeAssert",
					"BrowserFetch", "BrowserPage", "BrowserTester", "BrowserTesterAutoConfiguration", "CorsMatrix",
					"CorsSnapshot", "CorsSnapshotAssert");
	}

	@Test
	void onlyTheseTypesOfAutoconfigureArePublic() {
		assertThat(publicTypes((type) -> type.getPackageName().startsWith(AUTOCONFIGURE), AUTOCONFIGURE))
			.containsExactlyInAnyOrder("CorsAutoConfiguration", "CorsOriginSupply", "CorsPolicyCandidate",
					"CorsPolicyCustomizer", "CorsPolicyLoader", "CorsPolicyProperties", "CorsProperties",
					"CorsProperties$Filter", "CorsProperties$Reload", "CorsSourceProperties",
					"CorsSourceProperties$AtStart", "actuate.CorsEndpoint", "actuate.CorsEndpoint$CorsDescriptor",
					"actuate.CorsEndpoint$PolicyDescriptor", "actuate.CorsEndpoint$ValueDescriptor",
					"actuate.CorsEndpoint$WarningDescriptor", "actuate.CorsEndpointAutoConfiguration",
					"actuate.CorsEndpoint$RejectedDescriptor", "actuate.CorsEndpoint$SourceDescriptor",
					"actuate.CorsRevisionsEndpoint", "actuate.CorsRevisionsEndpoint$RevisionsDescriptor",
					"actuate.CorsRevisionsEndpoint$RevisionDescriptor",
					"actuate.CorsRevisionsEndpoint$DifferenceDescriptor",
					"actuate.CorsEndpoint$PreflightCacheDescriptor", "actuate.CorsEndpoint$RefusalDescriptor",
					"actuate.CorsEndpoint$ShadowedDescriptor", "actuate.CorsExplainEndpoint",
					"actuate.CorsExplainEndpoint$ExplanationDescriptor", "explain.CorsExplainAutoConfiguration",
					"logging.CorsLoggingAutoConfiguration", "diagnostics.InvalidCorsPolicyFailureAnalyzer",
					"health.CorsHealthAutoConfiguration", "metrics.CorsMetricsAutoConfiguration",
					"reload.CorsPoliciesChangedEvent", "reload.CorsReloadAutoConfiguration",
					"reload.CorsReloadListener", "reload.CorsReloadListener$Outcome", "reload.CorsRevision",
					"reload.CorsRevision$State", "reload.CorsRevisions", "reload.CorsSourceStatus",
					"reload.CorsSourceStatus$State", "reload.OriginSources", "reload.PolicyReload",
					"reload.PolicyReload$Restored", "reactive.ReactiveCorsAutoConfiguration",
					"servlet.ServletCorsAutoConfiguration");
	}

	private static Stream<String> publicTypes(Predicate<JavaClass> part, String root) {
		return CLASSES.stream()
			.filter(part)
			.filter(ArchitectureTests::isVisible)
			.map((type) -> type.getName().substring(root.length() + 1));
	}

	private static boolean isVisible(JavaClass type) {
		boolean isPublic = type.getModifiers().contains(JavaModifier.PUBLIC);
		return isPublic && type.getEnclosingClass().map(ArchitectureTests::isVisible).orElse(true);
	}

}
