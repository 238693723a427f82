/** One backend: how a request is sent to it, and how each way of failing is told. */
@NullMarked
package avengers.gateway.backend;

import org.jspecify.annotations.NullMarked;
