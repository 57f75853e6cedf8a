/**
 * What a change of policies allows and takes away.
 */
@NullMarked
package io.github.corsstarter.change;

import org.jspecify.annotations.NullMarked;
