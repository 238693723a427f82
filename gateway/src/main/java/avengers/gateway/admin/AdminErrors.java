package avengers.gateway.admin;

import avengers.gateway.openai.ApiError;
import avengers.gateway.openai.ApiException;
import avengers.gateway.openai.ErrorKind;
import avengers.gateway.store.StorageAwayException;
import java.util.Optional;
import java.util.concurrent.TimeoutException;

/** What those who run the gateway are told of what cannot be done. */
final class AdminErrors {
  private static final String RETRY_AFTER = "5";

  private AdminErrors() {}

  static ApiException unknownKey() {
    return new ApiException(ApiError.of(ErrorKind.NOT_FOUND,
        "There is no key of this id; GET /admin/keys lists all.").withCode("key_not_found"));
  }

  static ApiException configured() {
    return new ApiException(ApiError.of(ErrorKind.CONFLICT,
        "This key is in the configuration file, where it can be changed.")
        .withCode("key_is_configured"));
  }

  static ApiException nameTaken(String name) {
    return new ApiException(new ApiError(ErrorKind.CONFLICT,
        "There is a key with the name '" + name + "'.", Optional.of("name"),
        Optional.of("name_taken"), Optional.empty()));
  }

  static ApiException tooMany(int most) {
    return new ApiException(ApiError.of(ErrorKind.CONFLICT,
        "There are " + most + " keys, which is the most; revoke some first.")
        .withCode("too_many_keys"));
  }

  static ApiException tooLarge(int most) {
    return new ApiException(ApiError.of(ErrorKind.TOO_LARGE,
        "A key is described in " + most + " bytes at most.").withCode("request_too_large"));
  }

  static ApiException off() {
    return new ApiException(ApiError.of(ErrorKind.CONFLICT,
        "The configuration says 'storage: off', so that nothing can be kept.")
        .withCode("storage_off"));
  }

  /** What failed where the database was asked. */
  static Throwable of(Throwable problem) {
    return problem instanceof StorageAwayException || problem instanceof TimeoutException
        ? new ApiException(ApiError.of(ErrorKind.UNAVAILABLE,
            "The database is away, so that this cannot be done; try again later.")
            .withCode("storage_unavailable")
            .withRetryAfter(Optional.of(RETRY_AFTER)))
        : problem;
  }
}
