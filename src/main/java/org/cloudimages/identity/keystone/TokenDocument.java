package org.cloudimages.identity.keystone;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cloudimages.identity.AccessRule;
import org.cloudimages.identity.Grant;
import org.cloudimages.identity.remote.Fields;
import org.cloudimages.identity.remote.NoAnswerException;
import org.cloudimages.identity.remote.ValidToken;

/** What Keystone tells of a token: the object {@code token} of its answer. */
record TokenDocument(Fields fields) {

  private static final String SERVICE_TYPE = "image";

  static TokenDocument parse(String document) throws NoAnswerException {
    return new TokenDocument(Fields.parse(document).object("token"));
  }

  ValidToken token() throws NoAnswerException {
    return new ValidToken(
        new Grant(fields.object("user").text("id"), scope(), roles(), rules()),
        fields.time("expires_at"));
  }

  private Grant.Scope scope() throws NoAnswerException {
    Optional<Fields> project = fields.find("project");
    if (project.isPresent()) {
      return new Grant.Project(project.get().text("id"));
    }
    return fields.has("system") ? new Grant.Cloud() : new Grant.Unscoped();
  }

  private Set<String> roles() throws NoAnswerException {
    Set<String> roles = new HashSet<>();
    for (Fields role : fields.list("roles")) {
      roles.add(role.text("name").toLowerCase(Locale.ROOT));
    }
    return roles;
  }

  /** The rules for this service; none of them holds where the catalog does not have the service. */
  private Optional<List<AccessRule>> rules() throws NoAnswerException {
    Optional<Fields> credential = fields.find("application_credential");
    if (credential.isEmpty() || !credential.get().has("access_rules")) {
      return Optional.empty();
    }
    List<AccessRule> rules = new ArrayList<>();
    boolean known = isInCatalog();
    for (Fields rule : credential.get().list("access_rules")) {
      if (known && rule.text("service").equals(SERVICE_TYPE)) {
        rules.add(new AccessRule(rule.text("method"), rule.text("path")));
      }
    }
    return Optional.of(rules);
  }

  private boolean isInCatalog() throws NoAnswerException {
    for (Fields service : fields.list("catalog")) {
      if (service.findText("type").filter(SERVICE_TYPE::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }
}
