/**
 * Finds what is wrong with policies before they are used, and says how to fix it.
 */
@NullMarked
package io.github.corsstarter.validation;

import org.jspecify.annotations.NullMarked;
