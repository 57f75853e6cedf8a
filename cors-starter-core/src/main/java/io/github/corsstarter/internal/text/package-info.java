/**
 * Texts that people read: what was probably meant, and what is safe to show. Public only
 * for other packages of this library.
 */
@NullMarked
package io.github.corsstarter.internal.text;

import org.jspecify.annotations.NullMarked;
