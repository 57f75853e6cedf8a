/**
 * What HTTP and the Fetch standard say about names, methods, tokens and white space, in
 * one place. Public for other packages of this library only.
 */
@NullMarked
package io.github.corsstarter.internal.http;

import org.jspecify.annotations.NullMarked;
