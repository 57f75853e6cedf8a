/**
 * Origins from a table of the application's database.
 */
@NullMarked
package io.github.corsstarter.jdbc;

import org.jspecify.annotations.NullMarked;
