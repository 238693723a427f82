package avengers.gateway.conformance;

/** What models are asked for in the form of a class. */
final class Weather {
  private Weather() {}

  /** A tool of the client. */
  record Temperature(String city) {}

  /** An answer in a form of the client's. */
  record Report(String city, int degrees) {}
}
