/** The command line: every command, what it prints, and how it fails. */
@NullMarked
package avengers.gateway.cli;

import org.jspecify.annotations.NullMarked;
