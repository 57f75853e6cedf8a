package io.github.corsstarter.distribution;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;

import org.w3c.dom.NodeList;

/**
 * A {@code pom.xml}, as it is written.
 */
record Pom(Path path) {

	static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

	static final Pom PARENT = new Pom(ROOT.resolve("pom.xml"));

	/**
	 * The texts that an XPath below the project finds.
	 */
	List<String> texts(String expression) {
		try {
			Object document = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(this.path.toFile());
			NodeList found = (NodeList) XPathFactory.newInstance()
				.newXPath()
				.evaluate("/project/" + expression, document, XPathConstants.NODESET);
			List<String> texts = new ArrayList<>();
			for (int i = 0; i < found.getLength(); i++) {
				texts.add(found.item(i).getTextContent().strip());
			}
			return texts;
		}
		catch (Exception ex) {
			throw new IllegalStateException(this.path.toString(), ex);
		}
	}

	String text(String expression) {
		return String.join("", texts(expression));
	}

}
