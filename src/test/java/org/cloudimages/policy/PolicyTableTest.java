package org.cloudimages.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.identity.Caller;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The defaults of every policy, those of operations to come included: who may do it to a target of
 * his own project, to one that is private to another, to one that is shared with his project, and
 * to a public one.
 */
class PolicyTableTest {

  /** A: admin, M: member, R: reader, S: service, N: none of these. */
  private static final String KEYSTONE =
      """
      context_is_admin     | A     | A     | A     | A
      service_api          | AS    | AS    | AS    | AS
      add_image            | AM    | A     | A     | A
      get_images           | AMR   | A     | A     | A
      get_image            | AMR   | A     | AMR   | AMR
      modify_image         | AM    | A     | A     | A
      modify_image_tags    | AM    | A     | A     | A
      delete_image         | AM    | A     | A     | A
      publicize_image      | A     | A     | A     | A
      communitize_image    | AM    | A     | A     | A
      upload_image         | AM    | A     | A     | A
      stage_image          | AM    | A     | A     | A
      import_image         | AM    | A     | A     | A
      download_image       | AM    | A     | AM    | AM
      download_from_store  | AM    | A     | AM    | AM
      copy_image           | A     | A     | A     | A
      deactivate           | AM    | A     | A     | A
      reactivate           | AM    | A     | A     | A
      get_image_location   | AMR   | A     | A     | A
      set_image_location   | AM    | A     | A     | A
      delete_image_location | A    | A     | A     | A
      add_image_location   | AMS   | AS    | AS    | AS
      fetch_image_location | AS    | AS    | AS    | AS
      add_member           | AM    | A     | A     | A
      delete_member        | AM    | A     | A     | A
      get_member           | AMR   | A     | AMR   | A
      get_members          | AMR   | A     | AMR   | A
      modify_member        | A     | A     | AM    | A
      manage_image_cache   | A     | A     | A     | A
      cache_image          | A     | A     | A     | A
      cache_list           | A     | A     | A     | A
      cache_delete         | A     | A     | A     | A
      cache_clean          | A     | A     | A     | A
      cache_prune          | A     | A     | A     | A
      list_cached_nodes    | A     | A     | A     | A
      stores_info_detail   | AS    | AS    | AS    | AS
      get_audit            | AM    | A     | A     | A
      tasks_api_access     | AMR   | AMR   | AMR   | AMR
      get_task             | AMRSN | AMRSN | AMRSN | AMRSN
      get_tasks            | AMRSN | AMRSN | AMRSN | AMRSN
      add_task             | AMRSN | AMRSN | AMRSN | AMRSN
      modify_task          | AMRSN | AMRSN | AMRSN | AMRSN
      get_metadef_namespaces | AMR | A     | A     | A
      get_metadef_namespace  | AMR | A     | A     | AMR
      get_metadef_object     | AMR | A     | A     | AMR
      get_metadef_objects    | AMR | A     | A     | AMR
      get_metadef_property   | AMR | A     | A     | AMR
      get_metadef_properties | AMR | A     | A     | AMR
      get_metadef_tag        | AMR | A     | A     | AMR
      get_metadef_tags       | AMR | A     | A     | AMR
      list_metadef_resource_types | AMR | A | A    | AMR
      get_metadef_resource_type   | AMR | A | A    | AMR
      metadef_admin            | A | A     | A     | A
      add_metadef_namespace    | A | A     | A     | A
      modify_metadef_namespace | A | A     | A     | A
      delete_metadef_namespace | A | A     | A     | A
      add_metadef_object       | A | A     | A     | A
      modify_metadef_object    | A | A     | A     | A
      delete_metadef_object    | A | A     | A     | A
      add_metadef_property     | A | A     | A     | A
      modify_metadef_property  | A | A     | A     | A
      remove_metadef_property  | A | A     | A     | A
      add_metadef_tag          | A | A     | A     | A
      add_metadef_tags         | A | A     | A     | A
      modify_metadef_tag       | A | A     | A     | A
      delete_metadef_tag       | A | A     | A     | A
      delete_metadef_tags      | A | A     | A     | A
      add_metadef_resource_type_association    | A | A | A | A
      remove_metadef_resource_type_association | A | A | A | A
      """;

  /** O: cloud admin, A: account's or product's admin, C: creator, R: observer, S, N as above. */
  private static final String RACKSPACE =
      """
      context_is_admin     | O      | O      | O      | O
      service_api          | O      | O      | O      | O
      add_image            | OAC    | O      | O      | O
      get_images           | OACR   | O      | O      | O
      get_image            | OACR   | O      | OACR   | OACR
      modify_image         | OA     | O      | O      | O
      modify_image_tags    | OACR   | O      | O      | O
      delete_image         | OA     | O      | O      | O
      publicize_image      | O      | O      | O      | O
      communitize_image    | OAC    | O      | O      | O
      upload_image         | OAC    | O      | O      | O
      stage_image          | OAC    | O      | O      | O
      import_image         | OAC    | O      | O      | O
      download_image       | OACR   | O      | OACR   | OACR
      download_from_store  | OACR   | O      | OACR   | OACR
      copy_image           | O      | O      | O      | O
      deactivate           | O      | O      | O      | O
      reactivate           | O      | O      | O      | O
      get_image_location   | O      | O      | O      | O
      set_image_location   | O      | O      | O      | O
      delete_image_location | O     | O      | O      | O
      add_image_location   | O      | O      | O      | O
      fetch_image_location | O      | O      | O      | O
      add_member           | OAC    | O      | O      | O
      delete_member        | OA     | O      | O      | O
      get_member           | OACR   | O      | OACR   | O
      get_members          | OACR   | O      | OACR   | O
      modify_member        | O      | O      | OA     | O
      manage_image_cache   | O      | O      | O      | O
      cache_image          | O      | O      | O      | O
      cache_list           | O      | O      | O      | O
      cache_delete         | O      | O      | O      | O
      cache_clean          | O      | O      | O      | O
      cache_prune          | O      | O      | O      | O
      list_cached_nodes    | O      | O      | O      | O
      stores_info_detail   | O      | O      | O      | O
      get_audit            | OA     | O      | O      | O
      tasks_api_access     | OACR   | OACR   | OACR   | OACR
      get_task             | OACRSN | OACRSN | OACRSN | OACRSN
      get_tasks            | OACRSN | OACRSN | OACRSN | OACRSN
      add_task             | OA     | OA     | OA     | OA
      modify_task          | OACRSN | OACRSN | OACRSN | OACRSN
      get_metadef_namespaces | OACR | O      | O      | O
      get_metadef_namespace  | OACR | O      | O      | OACR
      get_metadef_object     | OACR | O      | O      | OACR
      get_metadef_objects    | OACR | O      | O      | OACR
      get_metadef_property   | OACR | O      | O      | OACR
      get_metadef_properties | OACR | O      | O      | OACR
      get_metadef_tag        | OACR | O      | O      | OACR
      get_metadef_tags       | OACR | O      | O      | OACR
      list_metadef_resource_types | OACR | O | O      | OACR
      get_metadef_resource_type   | OACR | O | O      | OACR
      metadef_admin            | O  | O      | O      | O
      add_metadef_namespace    | O  | O      | O      | O
      modify_metadef_namespace | O  | O      | O      | O
      delete_metadef_namespace | O  | O      | O      | O
      add_metadef_object       | O  | O      | O      | O
      modify_metadef_object    | O  | O      | O      | O
      delete_metadef_object    | O  | O      | O      | O
      add_metadef_property     | O  | O      | O      | O
      modify_metadef_property  | O  | O      | O      | O
      remove_metadef_property  | O  | O      | O      | O
      add_metadef_tag          | O  | O      | O      | O
      add_metadef_tags         | O  | O      | O      | O
      modify_metadef_tag       | O  | O      | O      | O
      delete_metadef_tag       | O  | O      | O      | O
      delete_metadef_tags      | O  | O      | O      | O
      add_metadef_resource_type_association    | O | O | O | O
      remove_metadef_resource_type_association | O | O | O | O
      """;

  private static final Map<RoleProfile, String> TABLES =
      Map.of(RoleProfile.KEYSTONE, KEYSTONE, RoleProfile.RACKSPACE, RACKSPACE);

  /** The roles behind each letter; those of one line behave alike. */
  private static final Map<RoleProfile, Map<Character, List<Set<String>>>> CALLERS =
      Map.of(
          RoleProfile.KEYSTONE,
          Map.of(
              'A', List.of(Set.of("admin"), Set.of("admin", "member", "reader")),
              'M', List.of(Set.of("member", "reader")),
              'R', List.of(Set.of("reader")),
              'S', List.of(Set.of("service")),
              'N', List.of(Set.of(), Set.of("identity:admin", "observer"))),
          RoleProfile.RACKSPACE,
          Map.of(
              'O', List.of(Set.of("identity:admin"), Set.of("images:operator", "observer")),
              'A',
                  List.of(
                      Set.of("admin"),
                      Set.of("identity:user-admin"),
                      Set.of("cloudimages:admin"),
                      Set.of("observer", "cloudimages:creator", "admin")),
              'C',
                  List.of(Set.of("cloudimages:creator"), Set.of("cloudimages:creator", "observer")),
              'R', List.of(Set.of("observer"), Set.of("cloudimages:observer")),
              'S', List.of(Set.of("service")),
              'N', List.of(Set.of(), Set.of("member", "reader"))));

  private static final List<PolicyTarget> TARGETS =
      List.of(
          target("demo", "private", Optional.empty()),
          target("other", "private", Optional.empty()),
          target("other", "a word", Optional.of("demo")),
          target("other", "public", Optional.empty()));

  private static PolicyTarget target(String owner, String visibility, Optional<String> member) {
    return attribute ->
        switch (attribute) {
          case OWNER -> Optional.of(owner);
          case VISIBILITY -> Optional.of(visibility);
          case MEMBER_ID -> member;
          default -> Optional.empty();
        };
  }

  private record Row(RoleProfile profile, Policy policy, List<String> allowed) {}

  static Stream<Row> rows() {
    return TABLES.entrySet().stream()
        .flatMap(
            table -> table.getValue().lines().map(line -> row(table.getKey(), line.split("\\|"))));
  }

  private static Row row(RoleProfile profile, String... cells) {
    List<String> texts = Stream.of(cells).map(String::strip).toList();
    Policy policy = Policy.valueOf(texts.get(0).toUpperCase(Locale.ROOT));
    return new Row(profile, policy, texts.subList(1, texts.size()));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void policyAllowsWhomTheTableNames(Row row) {
    Policies policies = new Policies(PolicySettings.of(row.profile));
    List<String> wrong = new ArrayList<>();
    CALLERS
        .get(row.profile)
        .forEach(
            (letter, callers) ->
                callers.forEach(
                    roles -> {
                      Caller caller = new Caller("a user", "demo", roles);
                      for (int n = 0; n < TARGETS.size(); n++) {
                        boolean expected = row.allowed.get(n).indexOf(letter) >= 0;
                        if (policies.allows(row.policy, caller, TARGETS.get(n)) != expected) {
                          wrong.add(roles + " in column " + (n + 1));
                        }
                      }
                    }));
    assertEquals(List.of(), wrong);
  }

  @Test
  void tablesAreComplete() {
    for (RoleProfile profile : RoleProfile.values()) {
      List<Policy> policies =
          rows().filter(row -> row.profile == profile).map(Row::policy).toList();

      assertEquals(EnumSet.allOf(Policy.class), Set.copyOf(policies));
      assertEquals(Policy.values().length, policies.size());
    }
  }

  @Test
  void communityAndSharedImagesAreReadLikePublicOnesOnceTheyAreSeen() {
    for (RoleProfile profile : RoleProfile.values()) {
      Policies policies = new Policies(PolicySettings.of(profile));
      for (Policy policy : List.of(Policy.GET_IMAGE, Policy.DOWNLOAD_IMAGE)) {
        Function<String, List<Boolean>> answers =
            visibility ->
                CALLERS.get(profile).values().stream()
                    .flatMap(List::stream)
                    .map(
                        roles ->
                            policies.allows(
                                policy,
                                new Caller("a user", "demo", roles),
                                target("other", visibility, Optional.empty())))
                    .collect(Collectors.toList());

        assertEquals(answers.apply("public"), answers.apply("community"));
        assertEquals(answers.apply("public"), answers.apply("shared"));
      }
    }
  }

  @Test
  void imageOfNobodyIsForEveryReader() {
    Policies policies = new Policies(PolicySettings.of(RoleProfile.KEYSTONE));
    PolicyTarget image = attribute -> Optional.empty();

    Caller reader = new Caller("a user", "demo", Set.of("reader"));
    Caller nobody = new Caller("a user", "demo", Set.of());

    assertEquals(true, policies.allows(Policy.GET_IMAGE, reader, image));
    assertEquals(false, policies.allows(Policy.GET_IMAGE, nobody, image));
    assertEquals(false, policies.allows(Policy.DELETE_IMAGE, reader, image));
  }

  @Test
  void serviceInBetweenIsAService() {
    Policies policies = new Policies(PolicySettings.of(RoleProfile.KEYSTONE));
    Caller served = new Caller("a user", "demo", Set.of("reader"), Set.of("service"));

    assertEquals(true, policies.allows(Policy.FETCH_IMAGE_LOCATION, served, TARGETS.get(1)));
    assertEquals(false, policies.allows(Policy.DELETE_IMAGE, served, TARGETS.get(0)));
  }
}
