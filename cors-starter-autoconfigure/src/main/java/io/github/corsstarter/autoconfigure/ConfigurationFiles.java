package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.bootstrap.DefaultBootstrapContext;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.DefaultPropertiesPropertySource;
import org.springframework.boot.env.OriginTrackedMapPropertySource;
import org.springframework.boot.origin.Origin;
import org.springframework.boot.origin.OriginLookup;
import org.springframework.boot.origin.TextResourceOrigin;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;

/**
 * Reads the configuration files as a restart would: all of them, in Spring Boot's order
 * and with the active profiles, and those of {@code cors.reload.files} that nothing else
 * imports.
 */
final class ConfigurationFiles {

	private static final String IMPORT = "spring.config.import";

	/**
	 * How often to read files that are written at the same time.
	 */
	private static final int ATTEMPTS = 5;

	private final ConfigurableEnvironment environment;

	private final WatchedFiles files;

	private volatile String lastRead = "";

	ConfigurationFiles(ConfigurableEnvironment environment) {
		this.environment = environment;
		this.files = WatchedFiles.of(environment);
	}

	WatchedFiles watched() {
		return this.files;
	}

	/**
	 * The environment with what the files contain now, or as it is if no files are
	 * watched. Nothing is taken from a file that changes while it is read.
	 */
	ConfigurableEnvironment read() {
		if (this.files.isEmpty()) {
			return this.environment;
		}
		for (int i = 0; i < ATTEMPTS; i++) {
			String content = this.files.digest();
			this.lastRead = content;
			List<PropertySource<?>> read = readFiles();
			if (this.files.digest().equals(content)) {
				return merge(read);
			}
		}
		throw new IllegalStateException("the files of cors.reload.files change while they are read");
	}

	/**
	 * The content of the files that was read last, valid or not.
	 */
	String lastRead() {
		return this.lastRead;
	}

	private List<PropertySource<?>> readFiles() {
		List<PropertySource<?>> read = load(List.of());
		List<Path> others = new ArrayList<>(this.files.list());
		others.removeAll(paths(read));
		return others.isEmpty() ? read : load(others);
	}

	private List<PropertySource<?>> load(List<Path> imports) {
		StandardEnvironment scratch = empty();
		MutablePropertySources sources = scratch.getPropertySources();
		this.environment.getPropertySources()
			.stream()
			.filter((source) -> !isFile(source) && !isAttached(source))
			.forEach(sources::addLast);
		if (!imports.isEmpty()) {
			Set<String> locations = new LinkedHashSet<>(
					Binder.get(scratch).bind(IMPORT, Bindable.listOf(String.class)).orElse(List.of()));
			imports.forEach((path) -> locations.add("file:" + path));
			sources.addFirst(new MapPropertySource(IMPORT, Map.of(IMPORT, String.join(",", locations))));
		}
		ConfigDataEnvironmentPostProcessor.applyTo(scratch, new DefaultResourceLoader(), new DefaultBootstrapContext(),
				this.environment.getActiveProfiles());
		return sources.stream().filter(ConfigurationFiles::isFile).toList();
	}

	/**
	 * The environment with the files in the place of those that were read before.
	 */
	private ConfigurableEnvironment merge(List<PropertySource<?>> read) {
		StandardEnvironment merged = empty();
		merged.setActiveProfiles(this.environment.getActiveProfiles());
		MutablePropertySources sources = merged.getPropertySources();
		for (PropertySource<?> source : this.environment.getPropertySources()) {
			if (!isFile(source) && !isAttached(source)) {
				sources.addLast(source);
			}
			else if (isFile(source) && sources.stream().noneMatch(ConfigurationFiles::isFile)) {
				read.forEach(sources::addLast);
			}
		}
		if (sources.stream().noneMatch(ConfigurationFiles::isFile)) {
			read.forEach(sources::addLast);
			DefaultPropertiesPropertySource.moveToEnd(sources);
		}
		ConfigurationPropertySources.attach(merged);
		return merged;
	}

	private static StandardEnvironment empty() {
		return new StandardEnvironment() {

			@Override
			protected void customizePropertySources(MutablePropertySources sources) {
				// Those of the application's own environment follow.
			}

		};
	}

	private static boolean isFile(PropertySource<?> source) {
		return source instanceof OriginTrackedMapPropertySource;
	}

	private static boolean isAttached(PropertySource<?> source) {
		return ConfigurationPropertySources.isAttachedConfigurationPropertySource(source);
	}

	private static Set<Path> paths(List<PropertySource<?>> sources) {
		Set<Path> paths = new LinkedHashSet<>();
		for (PropertySource<?> source : sources) {
			if (source instanceof OriginTrackedMapPropertySource map) {
				map.getSource()
					.keySet()
					.stream()
					.limit(1)
					.forEach((key) -> add(OriginLookup.getOrigin(map, key), paths));
			}
		}
		return paths;
	}

	private static void add(@Nullable Origin origin, Set<Path> paths) {
		Resource resource = (origin instanceof TextResourceOrigin text) ? text.getResource() : null;
		try {
			if (resource != null && resource.isFile()) {
				paths.add(resource.getFile().toPath().toAbsolutePath().normalize());
			}
		}
		catch (IOException ex) {
			// It is not one of the files that are watched.
		}
	}

}
