package avengers.gateway.config;

/** Whether clients show certificates of their own. */
public enum ClientCertificates {
  /** They are not asked. */
  NONE,
  /** One that is shown must be good; none need be. */
  REQUEST,
  /** Without a good one, nobody is let in. */
  REQUIRED
}
