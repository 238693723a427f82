/** Text completions, the older form of the API, said by chats. */
@NullMarked
package avengers.gateway.openai.completions;

import org.jspecify.annotations.NullMarked;
