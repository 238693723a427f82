package avengers.gateway.security;

/** Whether a request is let in, by the key that it shows. */
public sealed interface Admission {
  /** It is this client's. */
  record Granted(Standing standing) implements Admission {}

  /** It shows no key, and needs one. */
  record KeyMissing() implements Admission {}

  /** It shows a key that is none of ours, or is revoked. */
  record KeyWrong() implements Admission {}

  /** It shows a key that was right. */
  record KeyExpired() implements Admission {}

  /** Nobody knows, as the keys could not be read from where they are stored. */
  record KeysAway() implements Admission {}
}
