/**
 * Web origins and the patterns that configure them.
 */
@NullMarked
package io.github.corsstarter.origin;

import org.jspecify.annotations.NullMarked;
