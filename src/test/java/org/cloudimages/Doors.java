package org.cloudimages;

import static java.util.stream.Collectors.toSet;

import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvent;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.transaction.Transactional;
import java.lang.annotation.Annotation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/** Conditions on the ways that lead to a code unit: who calls it, who calls that, and so on. */
final class Doors {

  private Doors() {}

  /** Every way leads through a method with the annotation; where nobody calls, there is none. */
  static <T extends JavaCodeUnit> ArchCondition<T> beReachedThrough(
      Class<? extends Annotation> door) {
    return new ArchCondition<>("be reached through @" + door.getSimpleName()) {
      @Override
      public void check(T unit, ConditionEvents events) {
        check(unit, unit, new HashSet<>(), events);
      }

      private void check(
          T goal, JavaCodeUnit unit, Set<JavaCodeUnit> seen, ConditionEvents events) {
        if (unit.isAnnotatedWith(door) || !seen.add(unit)) {
          return;
        }
        Set<JavaCodeUnit> callers = callers(unit);
        if (callers.isEmpty()) {
          events.add(violation(goal, unit));
        }
        callers.forEach(caller -> check(goal, caller, seen, events));
      }
    };
  }

  /**
   * No way begins in the same class, whose calls of itself pass by its interceptors, or in a
   * transaction.
   */
  static ArchCondition<JavaMethod> beEnteredFromOutside() {
    return new ArchCondition<>("be called from other classes, outside of a transaction") {
      @Override
      public void check(JavaMethod method, ConditionEvents events) {
        for (JavaCodeUnit caller : ways(method)) {
          boolean isItself =
              caller.getOwner().equals(method.getOwner()) && callers(method).contains(caller);
          if (isItself || caller.isAnnotatedWith(Transactional.class)) {
            events.add(violation(method, caller));
          }
        }
      }
    };
  }

  /** All that call the code unit, or call what does. */
  private static Set<JavaCodeUnit> ways(JavaCodeUnit unit) {
    Set<JavaCodeUnit> ways = new HashSet<>();
    Deque<JavaCodeUnit> open = new ArrayDeque<>(callers(unit));
    while (!open.isEmpty()) {
      JavaCodeUnit next = open.removeFirst();
      if (ways.add(next)) {
        open.addAll(callers(next));
      }
    }
    return ways;
  }

  private static Set<JavaCodeUnit> callers(JavaCodeUnit unit) {
    return unit.getAccessesToSelf().stream().map(JavaAccess::getOrigin).collect(toSet());
  }

  private static ConditionEvent violation(JavaCodeUnit goal, JavaCodeUnit way) {
    return SimpleConditionEvent.violated(
        goal, way.getFullName() + " leads to " + goal.getFullName());
  }
}
