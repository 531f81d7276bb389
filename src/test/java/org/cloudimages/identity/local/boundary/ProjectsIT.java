package org.cloudimages.identity.local.boundary;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.json.JsonObject;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.List;
import java.util.Optional;
import org.cloudimages.arquillian.TestBed;
import org.cloudimages.testing.Answer;
import org.cloudimages.testing.Api;
import org.cloudimages.testing.JsonText;
import org.cloudimages.testing.LocalUsersOnly;
import org.cloudimages.testing.SharedDeployment;
import org.cloudimages.testing.TestWar;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a local user sees of domains, projects and services. */
@ArquillianTest
@Tag("identity")
@SharedDeployment
@LocalUsersOnly
class ProjectsIT {

  private static final String PROJECTS = "/identity/v3/projects";
  private static final String DOMAINS = "/identity/v3/domains";

  @Deployment(testable = false)
  static WebArchive war() {
    return TestWar.create();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/identity/v3/auth/projects", "/identity/v3/users/member/projects"})
  void userSeesItsOneProject(String path) {
    Answer answer = Api.as("member").get(path).expect(200);

    assertEquals(
        JsonText.object(
            "{'projects':[%s],'links':{'self':'%s','previous':null,'next':null}}"
                .formatted(project("demo"), TestBed.get().server().endpoint() + path)),
        answer.json());
  }

  @Test
  void administratorSeesAllProjectsByName() {
    List<String> names = names(PROJECTS);

    assertTrue(names.containsAll(List.of("admin", "demo", "other")), names::toString);
    assertEquals(names.stream().sorted().distinct().toList(), names);
    assertEquals(List.of("other"), names(PROJECTS + "?name=other"));
    assertEquals(List.of("other"), names(PROJECTS + "?name=other&domain_id=default"));
    assertEquals(List.of(), names(PROJECTS + "?domain_id=another"));
    assertEquals(List.of(), names(PROJECTS + "?name=nothing"));
  }

  @Test
  void othersDoNotSeeAllProjects() {
    Api.as("member").get(PROJECTS).expect(403);
    Api.as("service").get(PROJECTS).expect(403);
  }

  @Test
  void projectIsShownToItsUsersAndAdministrators() {
    JsonObject expected = JsonText.object("{'project':" + project("demo") + "}");

    assertEquals(expected, Api.as("member").get(PROJECTS + "/demo").expect(200).json());
    assertEquals(expected, Api.as("admin").get(PROJECTS + "/demo").expect(200).json());
    Api.as("stranger").get(PROJECTS + "/demo").expect(403);
    Api.as("stranger").get(PROJECTS + "/nothing").expect(403);
    Api.as("admin")
        .get(PROJECTS + "/nothing")
        .expectFault(404, "No project with id nothing exists.");
  }

  @Test
  void administratorListsTheDomain() {
    String self = TestBed.get().server().endpoint() + DOMAINS;
    String list = "{'domains':[%s],'links':{'self':'" + self + "','previous':null,'next':null}}";
    JsonObject ours = JsonText.object(list.formatted(domain()));
    Api admin = Api.as("admin");

    assertEquals(ours, admin.get(DOMAINS).expect(200).json());
    assertEquals(ours, admin.get(DOMAINS + "?name=Default").expect(200).json());
    assertEquals(
        JsonText.object(list.formatted("")),
        admin.get(DOMAINS + "?name=default").expect(200).json());
    Api.as("member").get(DOMAINS).expect(403);
  }

  @Test
  void domainIsShownToEverybodyInIt() {
    JsonObject expected = JsonText.object("{'domain':" + domain() + "}");

    assertEquals(expected, Api.as("admin").get(DOMAINS + "/default").expect(200).json());
    assertEquals(expected, Api.as("stranger").get(DOMAINS + "/default").expect(200).json());
    Api.as("stranger").get(DOMAINS + "/Default").expect(403);
    Api.as("admin").get(DOMAINS + "/Default").expectFault(404, "No domain with id Default exists.");
  }

  @Test
  void projectsOfAUserAreShownToItAndToAdministrators() {
    Api.as("admin").get("/identity/v3/users/member/projects").expect(200);
    Api.as("admin").get("/identity/v3/users/nothing/projects").expect(404);
    Api.as("stranger").get("/identity/v3/users/member/projects").expect(403);
  }

  @Test
  void catalogIsThatOfTheToken() {
    JsonObject catalog = Api.as("reader").get("/identity/v3/auth/catalog").expect(200).json();

    assertEquals(
        List.of("image", "identity"),
        catalog.getJsonArray("catalog").getValuesAs(JsonObject.class).stream()
            .map(service -> service.getString("type"))
            .toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/identity/v3/auth/projects",
        "/identity/v3/auth/catalog",
        "/identity/v3/users/member/projects",
        PROJECTS,
        PROJECTS + "/demo",
        DOMAINS,
        DOMAINS + "/default"
      })
  void tokenIsNeededAndOnlyReadingIsAllowed(String path) {
    Answer answer = Api.anonymous().get(path).expect(401);
    assertTrue(answer.header("WWW-Authenticate").isPresent());
    Api.withToken(TestBed.get().users().expiredToken("admin")).get(path).expect(401);

    Answer refused = Api.as("admin").send("POST", path, BodyPublishers.noBody()).expect(405);
    assertEquals(Optional.of("GET, HEAD"), refused.header("Allow"));
  }

  private static List<String> names(String path) {
    return Api.as("admin")
        .get(path)
        .expect(200)
        .json()
        .getJsonArray("projects")
        .getValuesAs(JsonObject.class)
        .stream()
        .map(project -> project.getString("name"))
        .toList();
  }

  private static String domain() {
    return """
    {'id':'default','name':'Default','description':'The default domain','enabled':true,
     'tags':[],'options':{},'links':{'self':'%s'}}\
    """
        .formatted(TestBed.get().server().endpoint() + DOMAINS + "/default");
  }

  private static String project(String name) {
    return """
    {'id':'%s','name':'%s','description':'','domain_id':'default','parent_id':'default',
     'is_domain':false,'enabled':true,'tags':[],'options':{},'links':{'self':'%s'}}\
    """
        .formatted(name, name, TestBed.get().server().endpoint() + PROJECTS + "/" + name);
  }
}
