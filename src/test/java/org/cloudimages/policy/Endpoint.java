package org.cloudimages.policy;

import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cloudimages.identity.WithoutToken;

/** An endpoint that the service has, as its resource declares it. */
public record Endpoint(String method, String path) {

  /** Every endpoint that needs a policy, with the policy that it declares. */
  static Map<Endpoint, Policy> guarded() {
    return methods()
        .filter(method -> method.isAnnotationPresent(Guarded.class))
        .collect(
            Collectors.toMap(Endpoint::of, method -> method.getAnnotation(Guarded.class).value()));
  }

  /** Every endpoint of the API that needs a token. */
  static Set<Endpoint> forCallers() {
    return methods()
        .filter(method -> !method.isAnnotationPresent(WithoutToken.class))
        .map(Endpoint::of)
        .filter(endpoint -> endpoint.path.startsWith("/v2/"))
        .collect(Collectors.toSet());
  }

  /** Every endpoint that there is. */
  public static Set<Endpoint> all() {
    return methods().map(Endpoint::of).collect(Collectors.toSet());
  }

  /** Every endpoint that the client in Java asks for. */
  public static Set<Endpoint> ofClient() {
    return declared().filter(Endpoint::isOfClient).map(Endpoint::of).collect(Collectors.toSet());
  }

  private static Stream<Method> methods() {
    return declared().filter(method -> !isOfClient(method));
  }

  private static boolean isOfClient(Method method) {
    return method.getDeclaringClass().isInterface();
  }

  private static Stream<Method> declared() {
    return Declared.METHODS.stream();
  }

  /** Holds what takes long to find, from when it is first asked for. */
  private static final class Declared {
    private static final List<Method> METHODS =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("org.cloudimages")
                .stream()
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.isMetaAnnotatedWith(HttpMethod.class))
                .map(JavaMethod::reflect)
                .toList();
  }

  private static Endpoint of(Method method) {
    String verb =
        Stream.of(method.getAnnotations())
            .map(Annotation::annotationType)
            .map(type -> type.getAnnotation(HttpMethod.class))
            .flatMap(Stream::ofNullable)
            .findFirst()
            .orElseThrow()
            .value();
    String tail =
        Optional.ofNullable(method.getAnnotation(Path.class)).map(p -> "/" + p.value()).orElse("");
    String path = method.getDeclaringClass().getAnnotation(Path.class).value() + tail;
    return new Endpoint(verb, path.replaceFirst("^/+", "/"));
  }
}
