/**
 * What HTTP and the Fetch standard say about names, methods, tokens and white space, in
 * one place. Public only for other packages of this library.
 */
@NullMarked
package io.github.corsstarter.internal.http;

import org.jspecify.annotations.NullMarked;
