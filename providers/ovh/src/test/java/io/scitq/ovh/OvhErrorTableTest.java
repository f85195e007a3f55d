package io.scitq.ovh;

import static org.assertj.core.api.Assertions.assertThat;

import io.scitq.spi.DeleteOutcome;
import io.scitq.spi.InspectOutcome;
import io.scitq.spi.LaunchFailure;
import io.scitq.spi.QuotaKind;
import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OvhErrorTableTest {
  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "401|{\"class\":\"Client::Unauthorized\",\"message\":\"You must login first\"}|AUTHENTICATION",
        "403|{\"errorCode\":\"INVALID_SIGNATURE\",\"message\":\"Invalid signature\"}|AUTHENTICATION",
        "400|{\"errorCode\":\"INVALID_SIGNATURE\",\"message\":\"Invalid signature\"}|AUTHENTICATION",
        "400|{\"message\":\"Invalid signature\"}|AUTHENTICATION",
        "403|{\"class\":\"Client::Forbidden\",\"message\":\"This application key is invalid\"}|AUTHENTICATION",
        "403|{\"errorCode\":\"INVALID_KEY\",\"message\":\"This application key is invalid\"}|AUTHENTICATION",
        "403|{\"errorCode\":\"INVALID_CREDENTIAL\",\"message\":\"This credential is not valid\"}|AUTHENTICATION",
        "403|{\"errorCode\":\"NOT_CREDENTIAL\"}|AUTHENTICATION",
        "403|{\"errorCode\":\"NOT_GRANTED_CALL\",\"httpCode\":\"403 Forbidden\",\"message\":\"This call has not been granted\"}|AUTHENTICATION",
        "403|{\"errorCode\":\"FORBIDDEN\",\"message\":\"User not granted for this request\"}|AUTHENTICATION",
        "403|<html>Forbidden</html>|AUTHENTICATION",
        "403|``|AUTHENTICATION",
        "400|{\"errorCode\":\"QUERY_TIME_OUT\",\"message\":\"Query out of time\"}|AUTHENTICATION",
        "460|{\"class\":\"Client::ResourceExpired\",\"message\":\"This service is expired\"}|AUTHENTICATION",
        "460|``|AUTHENTICATION",
        "429|``|THROTTLED",
        "429|{\"class\":\"Client::TooManyRequests\",\"message\":\"slow down\"}|THROTTLED",
        "429|{\"error\":{\"status\":\"429 Too Many Requests\",\"message\":\"Too Many Requests\"}}|THROTTLED",
        "403|{\"forbidden\":{\"code\":403,\"message\":\"Quota exceeded for cores: Requested 8, but already used 30 of 34 cores\"}}|QUOTA",
        "403|{\"class\":\"Client::Forbidden\",\"message\":\"Quota exceeded for instances\"}|QUOTA",
        "400|{\"class\":\"Client::BadRequest\",\"message\":\"Your project quota is reached\"}|QUOTA",
        "400|{\"errorCode\":\"OVERQUOTA\",\"message\":\"no\"}|QUOTA",
        "403|<html><body>Quota exceeded</body></html>|QUOTA",
        "400|{\"class\":\"Client::BadRequest\",\"message\":\"No valid host was found. There are not enough hosts available.\"}|CAPACITY",
        "409|{\"message\":\"flavor b3-8 is out of stock\"}|CAPACITY",
        "400|{\"class\":\"Client::BadRequest\",\"message\":\"invalid: Image cannot be used with the chosen flavor\"}|UNSUPPORTED",
        "400|{\"badRequest\":{\"code\":400,\"message\":\"Flavor's disk is too small for requested image.\"}}|UNSUPPORTED",
        "404|{\"class\":\"Client::NotFound\",\"message\":\"Image not found\"}|IMAGE_MISSING",
        "400|{\"class\":\"Client::BadRequest\",\"message\":\"Image 0b1c could not be found or was not found\"}|IMAGE_MISSING",
        "404|{\"class\":\"Client::NotFound\",\"message\":\"Instance not found\"}|ABSENT",
        "404|{\"itemNotFound\":{\"code\":404,\"message\":\"Instance 7d4b could not be found.\"}}|ABSENT",
        "404|{\"class\":\"Client::NotFound\",\"message\":\"This project does not exist\"}|REFUSED",
        "404|{\"message\":\"This service does not exist\"}|REFUSED",
        "404|<html>nginx</html>|REFUSED",
        "404|``|REFUSED",
        "400|{\"class\":\"Client::BadRequest\",\"message\":\"Region XX9 not found\"}|REFUSED",
        "409|{\"class\":\"Client::Conflict\",\"message\":\"an operation is in progress\"}|REFUSED",
        "302|``|REFUSED",
        "408|``|UNCLEAR",
        "500|``|UNCLEAR",
        "500|<html><title>500 Internal Server Error</title></html>|UNCLEAR",
        "500|{\"class\":\"Server::InternalServerError\",\"message\":\"No valid host was found\"}|UNCLEAR",
        "502|<html>Bad Gateway</html>|UNCLEAR",
        "503|{\"message\":\"quota service unavailable\"}|UNCLEAR",
        "504|``|UNCLEAR",
      })
  void eachKnownAnswerHasOneMeaning(int status, String body, Meaning expected) {
    assertThat(OvhErrorTable.meaning(answered(status, body))).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"class\":\"Server::InternalServerError\",\"message\":\"x\"}|UNCLEAR",
        "{\"errorCode\":\"INTERNAL_ERROR\",\"httpCode\":\"500 Internal Server Error\"}|UNCLEAR",
        "{\"class\":\"Client::TooManyRequests\",\"message\":\"x\"}|THROTTLED",
        "{\"class\":\"Client::Forbidden\",\"message\":\"x\"}|AUTHENTICATION",
        "{\"message\":\"This credential is not valid\"}|AUTHENTICATION",
        "{\"class\":\"Client::NotFound\",\"message\":\"Region X not found\"}|REFUSED",
      })
  void aMeaningIsFoundWhereTheSdkHidesTheStatus(String body, Meaning expected) {
    ApiError error = ErrorBody.of(Json.parse(body).orElseThrow()).orElseThrow();

    assertThat(OvhErrorTable.meaning(error)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "AUTHENTICATION, 401, AuthenticationFailed, AuthenticationFailed, Unanswered",
    "THROTTLED,      429, Throttled,            Throttled,            Unanswered",
    "REFUSED,        409, Failed,               Failed,               Unanswered",
    "UNCLEAR,        504, Indeterminate,        Failed,               Unanswered",
  })
  void aMeaningIsAnOutcomeOfEachAct(
      Meaning meaning, int status, String launch, String delete, String inspect) {
    ApiError error = answered(status, "");

    assertThat(OvhErrorTable.meaning(error)).isEqualTo(meaning);
    assertThat(OvhErrorTable.launch(error).getClass().getSimpleName()).isEqualTo(launch);
    assertThat(OvhErrorTable.delete(error).getClass().getSimpleName()).isEqualTo(delete);
    assertThat(OvhErrorTable.inspect(error).getClass().getSimpleName()).isEqualTo(inspect);
  }

  @Test
  void onlyAClearAbsenceIsGone() { // lesson 25
    ApiError absent =
        answered(404, "{\"class\":\"Client::NotFound\",\"message\":\"Instance not found\"}");

    assertThat(OvhErrorTable.delete(absent)).isInstanceOf(DeleteOutcome.Gone.class);
    assertThat(OvhErrorTable.inspect(absent)).isInstanceOf(InspectOutcome.Absent.class);
    assertThat(OvhErrorTable.delete(answered(404, "<html>nginx</html>")))
        .isInstanceOf(DeleteOutcome.Failed.class);
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "Quota exceeded for cores: Requested 8, but already used 30 of 34 cores|CORES|30|34",
        "Quota exceeded for instances: Requested 1, but already used 10 of 10 instances|INSTANCES|10|10",
        "Quota exceeded for ram: Requested 65536, but already used 1024 of 51200 ram|MEMORY_GB|1|50",
        "Quota exceeded for cores, ram: Requested 8, 30000, but already used 30, 1000 of 34, 40000 cores, ram|CORES|30|34",
        "You have reached your instance quota|INSTANCES||",
        "Quota exceeded for resources: floating ip|PUBLIC_IPS||",
        "quota reached|CORES||",
        "not enough memory quota|MEMORY_GB||",
      })
  void quotaTextsGiveTheirFigures(String text, QuotaKind kind, Long used, Long limit) {
    LaunchFailure.QuotaReached failure =
        (LaunchFailure.QuotaReached)
            OvhErrorTable.launch(answered(403, "{\"message\":\"" + text + "\"}"));

    assertThat(failure.kind()).isEqualTo(kind);
    assertThat(failure.used()).isEqualTo(figure(used));
    assertThat(failure.limit()).isEqualTo(figure(limit));
    assertThat(failure.text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"7, PT7S", "0, PT0S", "soon, ", "-3, ", "99999999999, "})
  void retryAfterIsObeyedWhenItMakesSense(String header, Duration expected) { // lesson 14
    ApiError error = ErrorBody.of(429, "", headers(Map.of("Retry-After", List.of(header))));

    assertThat(OvhErrorTable.launch(error))
        .isEqualTo(
            new LaunchFailure.Throttled(
                Optional.ofNullable(expected), "http-429", "status 429 without a text"));
  }

  @Test
  void aLostCreateIsIndeterminateAndAnUnsentOneIsNot() { // lesson 22
    assertThat(OvhErrorTable.launch(new ApiError.Lost("timeout", "t")))
        .isInstanceOf(LaunchFailure.Indeterminate.class);
    assertThat(OvhErrorTable.launch(new ApiError.NotSent("unreachable", "u")))
        .isInstanceOf(LaunchFailure.Failed.class);
    assertThat(OvhErrorTable.beforeLaunch(new ApiError.Lost("timeout", "t")))
        .isInstanceOf(LaunchFailure.Failed.class);
  }

  @Test
  void anErrorInstanceIsALackOfCapacityUnlessItSaysOtherwise() { // lesson 24
    assertThat(OvhErrorTable.errorInstance(Optional.empty()))
        .isInstanceOf(LaunchFailure.NoCapacity.class);
    assertThat(OvhErrorTable.errorInstance(Optional.of("No valid host was found.")))
        .isInstanceOf(LaunchFailure.NoCapacity.class);
    assertThat(OvhErrorTable.errorInstance(Optional.of("Quota exceeded for cores")))
        .isInstanceOf(LaunchFailure.QuotaReached.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "No valid host was found. There are not enough hosts available.",
        "flavor b3-8 is out of stock",
        "Not enough capacity in GRA11"
      })
  void aLackOfCapacityReachesTheLargerSizesOfTheFamily(String text) { // lesson 13
    LaunchFailure refused = OvhErrorTable.launch(answered(409, "{\"message\":\"" + text + "\"}"));

    assertThat(List.of(refused, OvhErrorTable.errorInstance(Optional.of(text))))
        .allSatisfy(failure ->
            assertThat(((LaunchFailure.NoCapacity) failure).scope())
                .isEqualTo(LaunchFailure.Scope.FAMILY_AND_LARGER));
  }

  @ParameterizedTest
  @CsvSource({"401, authentication", "429, throttled", "503, http-503", "404, http-404"})
  void problemsOfReadsHaveStableCodes(int status, String code) {
    assertThat(OvhErrorTable.problem("GRA11", answered(status, "")).code()).isEqualTo(code);
  }

  @Test
  void longTextsAreCut() {
    assertThat(answered(400, "{\"message\":\"" + "x".repeat(5000) + "\"}").text())
        .hasSizeLessThan(310);
  }

  private static ApiError.Answered answered(int status, String body) {
    return ErrorBody.of(status, body, headers(Map.of()));
  }

  private static HttpHeaders headers(Map<String, List<String>> values) {
    return HttpHeaders.of(values, (name, value) -> true);
  }

  private static OptionalLong figure(Long value) {
    return value == null ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
