/**
 * Which names belong to one owner. Public only for other packages of this library.
 */
@NullMarked
package io.github.corsstarter.internal.site;

import org.jspecify.annotations.NullMarked;
