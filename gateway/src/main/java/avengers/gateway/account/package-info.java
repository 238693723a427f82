/** What became of a request, told as one story: in replies, in the log, and to who asks later. */
@NullMarked
package avengers.gateway.account;

import org.jspecify.annotations.NullMarked;
