package avengers.gateway.config;

/** Where images, sounds and files in requests may lie. The gateway itself fetches none. */
public enum MediaUrls {
  /** Anywhere that the backends fetch from. */
  ANY,
  /** In the request itself. */
  DATA_ONLY
}
