package avengers.gateway.config;

/** When one may ask who shows no key. */
public enum Strangers {
  /** Also where others need one. */
  ALWAYS,
  /** As long as there is no key: only this machine can ask. */
  WHILE_THERE_IS_NO_KEY,
  /** Others than this machine can ask, and nobody said that they may. */
  NEVER
}
