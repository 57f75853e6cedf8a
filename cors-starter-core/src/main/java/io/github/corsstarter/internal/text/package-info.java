/**
 * Texts that a person reads: what was probably meant, and what is fit to be shown. Public
 * for other packages of this library only.
 */
@NullMarked
package io.github.corsstarter.internal.text;

import org.jspecify.annotations.NullMarked;
