package io.scitq.sim.azure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.scitq.sim.catalog.Json;
import io.scitq.sim.http.SimRequest;
import io.scitq.sim.http.SimResponse;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Gives out tokens for client credentials. */
final class TokenService {
  private final AzureAccount account;

  TokenService(AzureAccount account) {
    this.account = account;
  }

  SimResponse token(SimRequest request) {
    Map<String, String> form = new HashMap<>();
    for (String pair : List.of(request.text().split("&", -1))) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(pair.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    boolean known =
        account.tenant().equalsIgnoreCase(request.part("tenant"))
            && account.client().equalsIgnoreCase(form.get("client_id"))
            && account.secret().equals(form.get("client_secret"))
            && "client_credentials".equals(form.get("grant_type"));
    if (!known) {
      return ArmErrors.invalidClient();
    }
    ObjectNode token = Json.texts("token_type", "Bearer");
    token.put("expires_in", 3_599).put("ext_expires_in", 3_599);
    return SimResponse.ok(token.put("access_token", account.token()));
  }
}
