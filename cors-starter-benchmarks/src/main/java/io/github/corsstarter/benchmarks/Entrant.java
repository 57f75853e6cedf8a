package io.github.corsstarter.benchmarks;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import io.github.corsstarter.benchmarks.Scenario.Subject;

import org.springframework.web.cors.reactive.CorsWebFilter;
import org.springframework.web.cors.reactive.UrlBasedCorsConfigurationSource;

/**
 * Who takes part, and in what.
 */
@SuppressWarnings("ImmutableEnumChecker") // Its subjects are only ever read.
enum Entrant {

	NO_OP("nothing (the stubs alone)", Stack.SERVLET, EnumSet.allOf(Subject.class),
			(scenario) -> new ServletContestant(new NoOpFilter())),

	FLOOR("floor", Stack.SERVLET, EnumSet.allOf(Subject.class),
			(scenario) -> new ServletContestant(new FloorFilter(scenario.rule()))),

	CORRECT_FLOOR("correct floor", Stack.SERVLET, EnumSet.allOf(Subject.class),
			(scenario) -> new ServletContestant(new CorrectFloorFilter(scenario.rule()))),

	STARTER("**cors-starter**", Stack.SERVLET, EnumSet.allOf(Subject.class), Starter::servlet),

	SPRING("Spring `CorsFilter`", Stack.SERVLET,
			EnumSet.of(Subject.ORIGINS, Subject.PATTERNS, Subject.ANY_HEADER, Subject.PATHS),
			(scenario) -> new ServletContestant(ServletPeers.spring(scenario))),

	TOMCAT("Tomcat `CorsFilter`", Stack.SERVLET, EnumSet.of(Subject.ORIGINS),
			(scenario) -> new ServletContestant(ServletPeers.tomcat(scenario))),

	JETTY("Jetty `CrossOriginFilter`", Stack.SERVLET, EnumSet.of(Subject.ORIGINS, Subject.PATTERNS, Subject.ANY_HEADER),
			(scenario) -> new ServletContestant(ServletPeers.jetty(scenario))),

	CORS_FILTER("`com.thetransactioncompany:cors-filter`", Stack.SERVLET,
			EnumSet.of(Subject.ORIGINS, Subject.PATTERNS, Subject.ANY_HEADER),
			(scenario) -> new ServletContestant(ServletPeers.corsFilter(scenario))),

	REACTIVE_NO_OP("nothing (the stubs alone)", Stack.REACTIVE, EnumSet.allOf(Subject.class),
			(scenario) -> new ReactiveContestant((exchange, chain) -> chain.filter(exchange))),

	REACTIVE_FLOOR("floor", Stack.REACTIVE, EnumSet.allOf(Subject.class),
			(scenario) -> new ReactiveContestant(new FloorWebFilter(scenario.rule()))),

	REACTIVE_CORRECT_FLOOR("correct floor", Stack.REACTIVE, EnumSet.allOf(Subject.class),
			(scenario) -> new ReactiveContestant(new CorrectFloorWebFilter(scenario.rule()))),

	REACTIVE_STARTER("**cors-starter**", Stack.REACTIVE, EnumSet.allOf(Subject.class), Starter::reactive),

	REACTIVE_SPRING("Spring `CorsWebFilter`", Stack.REACTIVE,
			EnumSet.of(Subject.ORIGINS, Subject.PATTERNS, Subject.ANY_HEADER, Subject.PATHS),
			(scenario) -> new ReactiveContestant(springWebFilter(scenario)));

	private final String title;

	private final Stack stack;

	private final Set<Subject> subjects;

	private final Start start;

	Entrant(String title, Stack stack, Set<Subject> subjects, Start start) {
		this.title = title;
		this.stack = stack;
		this.subjects = subjects;
		this.start = start;
	}

	String title() {
		return this.title;
	}

	Stack stack() {
		return this.stack;
	}

	boolean takesPartIn(Scenario scenario) {
		return this.subjects.contains(scenario.subject());
	}

	/**
	 * Whether there is an answer to check, and not only the cost of the stubs.
	 */
	boolean hasAnswer() {
		return this != NO_OP && this != REACTIVE_NO_OP;
	}

	/**
	 * Whether it is one of those that the starter is held against.
	 */
	boolean isCompared() {
		return this != TOMCAT && this != JETTY && this != CORS_FILTER;
	}

	Contestant start(Scenario scenario) throws Exception {
		return this.start.with(scenario);
	}

	private static CorsWebFilter springWebFilter(Scenario scenario) {
		UrlBasedCorsConfigurationSource source = new UrlBasedCorsConfigurationSource();
		for (Rule rule : scenario.rules()) {
			source.registerCorsConfiguration(rule.path(), SpringConfigurations.of(rule));
		}
		return new CorsWebFilter(source);
	}

	static List<Entrant> of(Scenario scenario) {
		return Stream.of(values()).filter((entrant) -> entrant.takesPartIn(scenario)).toList();
	}

	/**
	 * The two stacks, each with a no-op and floors of its own to compare with.
	 */
	enum Stack {

		SERVLET, REACTIVE;

		Entrant noOp() {
			return (this == SERVLET) ? NO_OP : REACTIVE_NO_OP;
		}

		Entrant floor() {
			return (this == SERVLET) ? FLOOR : REACTIVE_FLOOR;
		}

		Entrant correctFloor() {
			return (this == SERVLET) ? CORRECT_FLOOR : REACTIVE_CORRECT_FLOOR;
		}

		Entrant starter() {
			return (this == SERVLET) ? STARTER : REACTIVE_STARTER;
		}

		Entrant spring() {
			return (this == SERVLET) ? SPRING : REACTIVE_SPRING;
		}

	}

	/**
	 * Starts a contestant.
	 */
	@FunctionalInterface
	private interface Start {

		Contestant with(Scenario scenario) throws Exception;

	}

}
