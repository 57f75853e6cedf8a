package io.github.corsstarter.autoconfigure;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.github.corsstarter.CorsPolicy;
import io.github.corsstarter.CorsPolicySource;
import io.github.corsstarter.decision.CorsPolicyRegistry;
import io.github.corsstarter.validation.CorsViolation;
import io.github.corsstarter.validation.InvalidCorsPolicyException;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.BeanFactoryUtils;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;

/**
 * Reads the policies as at the start: from properties, beans and customizers, with the
 * origins of sources.
 */
public final class CorsPolicyLoader {

	private final ConfigurationFiles files;

	private final ConfigurableListableBeanFactory beanFactory;

	private volatile @Nullable PolicyBinding used;

	private volatile @Nullable CorsPolicyRegistry created;

	CorsPolicyLoader(ConfigurationFiles files, ConfigurableListableBeanFactory beanFactory) {
		this.files = files;
		this.beanFactory = beanFactory;
	}

	/**
	 * The files and directories that are read again when they change.
	 * @return absolute paths
	 */
	public List<Path> watchedFiles() {
		return this.files.watched().paths();
	}

	/**
	 * Identify the content of the watched files, to see whether it stays the same.
	 * @return a digest of what is in them now
	 */
	public String watchedContent() {
		return this.files.watched().digest();
	}

	/**
	 * Identify what was read of the watched files last.
	 * @return a digest of what was in them then
	 */
	public String readContent() {
		return this.files.lastRead();
	}

	/**
	 * Read the policies as they are configured now.
	 * @return the policies, which are not valid yet
	 * @throws InvalidCorsPolicyException if the configuration cannot even be read
	 */
	public CorsPolicyCandidate load() {
		return load(bind());
	}

	/**
	 * Read the origins of sources again, and leave everything else as it is.
	 * @return the policies, which are not valid yet
	 */
	public CorsPolicyCandidate loadOrigins() {
		PolicyBinding binding = this.used;
		return (binding != null) ? load(binding) : load();
	}

	/**
	 * Whether a registry has what is read here, and is not one of the application's own.
	 * @param registry a registry
	 * @return whether its policies come from here
	 */
	public boolean isSourceOf(CorsPolicyRegistry registry) {
		return registry == this.created;
	}

	/**
	 * Remember the configuration that is in use.
	 */
	void use(PolicyBinding binding, CorsPolicyRegistry registry) {
		this.used = binding;
		this.created = registry;
	}

	/**
	 * The properties of the policies that hold now.
	 * @param otherwise what to take them from before there are any
	 */
	CorsProperties properties(PolicyBinding otherwise) {
		PolicyBinding binding = this.used;
		return ((binding != null) ? binding : otherwise).properties();
	}

	private PolicyBinding bind() {
		try {
			return new PolicyBinding(this.files.read());
		}
		catch (RuntimeException ex) {
			throw new InvalidCorsPolicyException(
					List.of(Mistake.configurationUnreadable(ex).at("", "cors", null, null, null, null)), List.of());
		}
	}

	CorsPolicyCandidate load(PolicyBinding binding) {
		List<CorsPolicy> policies = policies(binding);
		List<CorsViolation> violations = new ArrayList<>(binding.violations());
		violations.addAll(SelfOriginConflicts.find(policies, binding));
		violations.addAll(OwnOriginCheck.find(policies, binding));
		List<CorsPolicy> configured = configured(policies, binding);
		return new CorsPolicyCandidate(this, supply(policies, binding, violations), configured, binding, violations);
	}

	/**
	 * Add the origins of sources. None is asked by settings that are wrong.
	 */
	private List<CorsPolicy> supply(List<CorsPolicy> policies, PolicyBinding binding, List<CorsViolation> violations) {
		CorsOriginSupply supply = this.beanFactory.getBeanProvider(CorsOriginSupply.class).getIfAvailable();
		Collection<String> names = (supply != null) ? supply.names() : List.of();
		violations.addAll(SourceNames.check(policies, names, binding));
		boolean valid = violations.stream().noneMatch(CorsViolation::isError);
		return (supply != null && valid) ? supply.supply(policies, binding.properties().getSources()) : policies;
	}

	private List<CorsPolicy> policies(PolicyBinding binding) {
		List<CorsPolicy> policies = new ArrayList<>();
		Map<String, CorsPolicyCustomizer> customizers = customizers();
		binding.policies().forEach((policy) -> policies.add(customize(policy, customizers)));
		BeanFactoryUtils.beansOfTypeIncludingAncestors(this.beanFactory, CorsPolicy.class)
			.forEach((name, policy) -> policies.add(withSource(name, policy)));
		return policies;
	}

	/**
	 * The policies as they are configured, before code changes them.
	 */
	private static List<CorsPolicy> configured(List<CorsPolicy> policies, PolicyBinding binding) {
		List<CorsPolicy> configured = new ArrayList<>(binding.configured());
		configured.addAll(policies.subList(binding.policies().size(), policies.size()));
		return configured;
	}

	private CorsPolicy customize(CorsPolicy policy, Map<String, CorsPolicyCustomizer> customizers) {
		CorsPolicy customized = policy;
		for (Map.Entry<String, CorsPolicyCustomizer> entry : customizers.entrySet()) {
			CorsPolicy before = customized;
			CorsPolicy.Builder builder = before.toBuilder();
			entry.getValue().customize(builder);
			CorsPolicySource source = new CustomizedPolicySource(before, builder.build(),
					Locations.describeBean(this.beanFactory, entry.getKey()));
			customized = builder.source(source).build();
		}
		return customized;
	}

	/**
	 * The customizers by their bean names. Only a provider knows the order declared on
	 * bean methods.
	 */
	private Map<String, CorsPolicyCustomizer> customizers() {
		IdentityHashMap<CorsPolicyCustomizer, String> names = new IdentityHashMap<>();
		BeanFactoryUtils.beansOfTypeIncludingAncestors(this.beanFactory, CorsPolicyCustomizer.class)
			.forEach((name, customizer) -> names.put(customizer, name));
		Map<String, CorsPolicyCustomizer> sorted = new LinkedHashMap<>();
		this.beanFactory.getBeanProvider(CorsPolicyCustomizer.class)
			.orderedStream()
			.forEach((customizer) -> sorted.put(names.getOrDefault(customizer, ""), customizer));
		return sorted;
	}

	private CorsPolicy withSource(String name, CorsPolicy policy) {
		if (policy.source() != CorsPolicySource.NONE) {
			return policy;
		}
		return policy.toBuilder()
			.source(BeanPolicySource.of(policy, Locations.describeBean(this.beanFactory, name)))
			.build();
	}

}
