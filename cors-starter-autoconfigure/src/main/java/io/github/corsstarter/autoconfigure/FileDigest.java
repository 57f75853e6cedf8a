package io.github.corsstarter.autoconfigure;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * Identifies the content of files and directories, wherever their links lead.
 */
final class FileDigest {

	private final MessageDigest digest;

	private FileDigest() {
		try {
			this.digest = MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("every Java platform has SHA-256", ex);
		}
	}

	static String of(List<Path> paths) {
		FileDigest digest = new FileDigest();
		paths.forEach(digest::add);
		return HexFormat.of().formatHex(digest.digest.digest());
	}

	private void add(Path path) {
		if (!Files.isDirectory(path)) {
			addFile(path);
			return;
		}
		try (Stream<Path> files = Files.list(path)) {
			files.filter(Files::isRegularFile).sorted().forEach(this::addFile);
		}
		catch (IOException ex) {
			addText("unreadable");
		}
	}

	private void addFile(Path file) {
		addText(file.toString());
		try (InputStream in = new DigestInputStream(Files.newInputStream(file), this.digest)) {
			in.transferTo(OutputStream.nullOutputStream());
		}
		catch (IOException ex) {
			addText("missing");
		}
	}

	private void addText(String text) {
		this.digest.update(text.getBytes(StandardCharsets.UTF_8));
		this.digest.update((byte) 0);
	}

}
