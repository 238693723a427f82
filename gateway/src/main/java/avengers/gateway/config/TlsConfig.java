package avengers.gateway.config;

import java.nio.file.Path;

/**
 * What the gateway shows to clients that speak TLS.
 *
 * @param certificate a PEM file: the certificate, and behind it those that vouch for it
 * @param key a PEM file with the certificate's private key, not encrypted
 */
public record TlsConfig(Path certificate, Path key) {}
