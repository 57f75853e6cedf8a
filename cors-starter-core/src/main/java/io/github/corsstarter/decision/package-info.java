/**
 * The registry of policies and the decisions it makes about requests.
 */
@NullMarked
package io.github.corsstarter.decision;

import org.jspecify.annotations.NullMarked;
