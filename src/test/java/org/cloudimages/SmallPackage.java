package org.cloudimages;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Map;

/** That the package of a class has few types. */
final class SmallPackage extends ArchCondition<JavaClass> {

  private static final int MAX_TYPES = 14;

  /** Larger ones, and why they stay in one piece. */
  private static final Map<String, String> EXCEPTIONS =
      Map.of(
          "org.cloudimages.format", "one idea: a file for each format",
          "org.cloudimages.identity.local.boundary", "the documents of one foreign API",
          "org.cloudimages.policy", "one language, from its text to its verdict");

  SmallPackage() {
    super("be in a package of at most %d types", MAX_TYPES);
  }

  @Override
  public void check(JavaClass each, ConditionEvents events) {
    long types =
        each.getPackage().getClasses().stream().filter(SmallPackage::hasAFileOfItsOwn).count();
    boolean holds = types <= MAX_TYPES || EXCEPTIONS.containsKey(each.getPackageName());
    events.add(
        new SimpleConditionEvent(each, holds, each.getPackageName() + " has " + types + " types"));
  }

  /** By the name, because the classes that a switch is compiled to say nothing of their own. */
  private static boolean hasAFileOfItsOwn(JavaClass type) {
    return !type.isArray()
        && type.getName().indexOf('$') < 0
        && !type.getSimpleName().equals("package-info");
  }
}
