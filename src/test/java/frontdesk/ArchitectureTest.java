package frontdesk;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.MessageDriven;
import jakarta.ejb.Schedule;
import jakarta.ejb.Schedules;
import jakarta.ejb.Timeout;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.persistence.Entity;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebListener;
import jakarta.servlet.annotation.WebServlet;
import jakarta.transaction.Transactional;
import jakarta.websocket.server.ServerEndpoint;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The house's rules, as docs/DESIGN says them: rooms with a door, and in each the way from boundary
 * to entity.
 */
class ArchitectureTest {

    private static final String DOOR = "";

    /** What each layer of a room may use of its own room, besides itself. */
    private static final Map<String, Set<String>> WITHIN =
            Map.of(
                    "boundary",
                    Set.of("control", "entity", DOOR),
                    "control",
                    Set.of("entity", DOOR),
                    "adapter",
                    Set.of("control", "entity", DOOR),
                    "entity",
                    Set.of(DOOR),
                    DOOR,
                    Set.of());

    private static JavaClasses house;
    private static Map<String, JavaClass> charters;

    @BeforeAll
    static void read() {
        house =
                new ClassFileImporter()
                        .withImportOption(new ImportOption.DoNotIncludeTests())
                        .importPackages("frontdesk");
        charters = new TreeMap<>();
        for (JavaClass type : house) {
            if (type.getSimpleName().equals("package-info") && type.isAnnotatedWith(Room.class)) {
                charters.put(type.getAnnotationOfType(Room.class).name(), type);
            }
        }
    }

    @Test
    void roomsAreNamedLikeTheirPackageAndHaveOnlyTheKnownLayers() {
        assertThat(charters).isNotEmpty();
        charters.forEach(
                (name, charter) ->
                        assertThat(charter.getPackageName()).isEqualTo("frontdesk." + name));
        for (JavaClass type : house) {
            Place place = Place.of(type);
            if (place != null) {
                assertThat(WITHIN).as(type.getName()).containsKey(place.layer());
            }
        }
    }

    @Test
    void roomsUseAtMostThreeOthersWithoutCycles() {
        charters.forEach(
                (name, charter) -> {
                    String[] uses = charter.getAnnotationOfType(Room.class).uses();
                    assertThat(uses).as(name).hasSizeLessThanOrEqualTo(3);
                    assertThat(charters.keySet())
                            .as("rooms that " + name + " uses")
                            .containsAll(Arrays.asList(uses));
                    assertThat(reachable(name, new ArrayList<>()))
                            .as("rooms that " + name + " uses, directly or not")
                            .doesNotContain(name);
                });
    }

    private static List<String> reachable(String room, List<String> found) {
        for (String next : charters.get(room).getAnnotationOfType(Room.class).uses()) {
            if (!found.contains(next)) {
                found.add(next);
                reachable(next, found);
            }
        }
        return found;
    }

    @Test
    void roomsUseOtherRoomsOnlyAsDeclaredAndThroughTheDoor() {
        classes()
                .should(
                        dependOnlyOn(
                                "other rooms that they declare, through the door",
                                (from, to) -> {
                                    if (to == null
                                            || from != null && from.room().equals(to.room())) {
                                        return true;
                                    }
                                    return from != null
                                            && to.layer().equals(DOOR)
                                            && Arrays.asList(
                                                            charters.get(from.room())
                                                                    .getAnnotationOfType(Room.class)
                                                                    .uses())
                                                    .contains(to.room());
                                }))
                .check(house);
    }

    @Test
    void insideARoomBoundaryUsesControlUsesEntity() {
        classes()
                .should(
                        dependOnlyOn(
                                "their own layer and those below",
                                (from, to) ->
                                        from == null
                                                || to == null
                                                || !from.room().equals(to.room())
                                                || from.layer().equals(to.layer())
                                                || WITHIN.get(from.layer()).contains(to.layer())))
                .check(house);
    }

    @Test
    void theSharedValuesAndThePlatformKnowNoRoom() {
        noClasses()
                .that()
                .resideInAPackage("frontdesk.shared..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("frontdesk.platform..", "frontdesk.server..", "jakarta..")
                .check(house);
        assertThat(
                        house.stream()
                                .filter(
                                        type ->
                                                type.getPackageName().equals("frontdesk.shared")
                                                        && type.isTopLevelClass())
                                .count())
                .as("types in frontdesk.shared")
                .isLessThanOrEqualTo(25);
    }

    @Test
    void vendorsAreSpokenToByAdaptersOnly() {
        DescribedPredicate<JavaClass> neutral =
                resideInAnyPackage(
                        "",
                        "java..",
                        "javax..",
                        "jakarta..",
                        "frontdesk..",
                        "org.eclipse.microprofile..",
                        "org.jspecify..",
                        "org.jboss.logging..");
        DescribedPredicate<JavaClass> mapping =
                resideInAnyPackage(
                        "org.hibernate.annotations..", "org.hibernate.search.mapper.pojo..");
        classes()
                .that(inRoom())
                .and()
                .resideOutsideOfPackages("..adapter..", "..entity..")
                .should()
                .onlyDependOnClassesThat(neutral.or(arrays()))
                .check(house);
        classes()
                .that(inRoom())
                .and()
                .resideInAPackage("..entity..")
                .should()
                .onlyDependOnClassesThat(neutral.or(mapping).or(arrays()))
                .allowEmptyShould(true)
                .check(house);
    }

    @Test
    void theServersOwnTypesAreUsedByThePlatformOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("frontdesk.platform..", "frontdesk.server..")
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(
                                        "org.jboss..",
                                        "org.wildfly..",
                                        "io.undertow..",
                                        "io.smallrye..",
                                        "frontdesk.server..")
                                .and(
                                        DescribedPredicate.not(
                                                resideInAPackage("org.jboss.logging.."))))
                .check(house);
    }

    @Test
    void whatComesFromOutsideComesInAtTheBoundary() {
        for (var entrance :
                List.of(
                        Path.class,
                        ServerEndpoint.class,
                        MessageDriven.class,
                        WebFilter.class,
                        WebServlet.class,
                        WebListener.class)) {
            classes()
                    .that()
                    .areAnnotatedWith(entrance)
                    .should()
                    .resideInAnyPackage("..boundary..", "frontdesk.platform..")
                    .allowEmptyShould(true)
                    .check(house);
        }
        for (var entrance : List.of(Schedule.class, Schedules.class, Timeout.class)) {
            methods()
                    .that()
                    .areAnnotatedWith(entrance)
                    .should()
                    .beDeclaredInClassesThat()
                    .resideInAnyPackage("..boundary..", "frontdesk.platform..")
                    .allowEmptyShould(true)
                    .check(house);
        }
        methods()
                .that(observe())
                .should()
                .beDeclaredInClassesThat()
                .resideInAnyPackage("..boundary..", "frontdesk.platform..")
                .check(house);
    }

    /** See docs/decisions/0003-where-transactions-begin.md. */
    @Test
    void transactionsBeginInBoundaryOrControl() {
        DescribedPredicate<JavaClass> mayBegin =
                resideInAnyPackage("..boundary..", "..control..", "frontdesk.platform..");
        classes()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .resideInAnyPackage("..boundary..", "..control..", "frontdesk.platform..")
                .check(house);
        methods()
                .that()
                .areAnnotatedWith(Transactional.class)
                .should()
                .beDeclaredInClassesThat(mayBegin)
                .check(house);
    }

    /** What they send must be committed, so the transaction must have ended before they send it. */
    @Test
    void socketsAndFiltersAreNeverInsideATransaction() {
        noClasses()
                .that()
                .areAnnotatedWith(ServerEndpoint.class)
                .or()
                .areAnnotatedWith(WebFilter.class)
                .or()
                .haveSimpleNameEndingWith("Protocol")
                .should()
                .beAnnotatedWith(Transactional.class)
                .check(house);
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(ServerEndpoint.class)
                .or()
                .areDeclaredInClassesThat()
                .haveSimpleNameEndingWith("Protocol")
                .should()
                .notBeAnnotatedWith(Transactional.class)
                .check(house);
    }

    @Test
    void entitiesLiveInTheEntityLayer() {
        classes()
                .that()
                .areAnnotatedWith(Entity.class)
                .should()
                .resideInAPackage("..entity..")
                .check(house);
    }

    @Test
    void everyResourceMethodSaysWhoMayCallIt() {
        methods()
                .that()
                .areMetaAnnotatedWith(HttpMethod.class)
                .and()
                .areDeclaredInClassesThat()
                .areNotInterfaces()
                .should(
                        new ArchCondition<>("say who may call it") {
                            @Override
                            public void check(JavaMethod method, ConditionEvents events) {
                                boolean said =
                                        List.of(RolesAllowed.class, PermitAll.class, DenyAll.class)
                                                .stream()
                                                .anyMatch(
                                                        annotation ->
                                                                method.isAnnotatedWith(annotation)
                                                                        || method.getOwner()
                                                                                .isAnnotatedWith(
                                                                                        annotation));
                                events.add(
                                        new SimpleConditionEvent(
                                                method,
                                                said,
                                                method.getFullName()
                                                        + " has none of @RolesAllowed, @PermitAll,"
                                                        + " @DenyAll"));
                            }
                        })
                .check(house);
    }

    @Test
    void nobodyPrintsExceptProgramsOfTheirOwn() {
        noClasses()
                .that()
                .resideOutsideOfPackage("frontdesk.server")
                .should(ACCESS_STANDARD_STREAMS)
                .check(house);
    }

    @Test
    void timeComesFromTheClock() {
        noClasses()
                .that()
                .resideOutsideOfPackage("frontdesk.platform.clock")
                .should()
                .callMethodWhere(Calls.readTheTime())
                .orShould()
                .callConstructor(Date.class)
                .check(house);
    }

    /** Jakarta EE 10 has no executor of virtual threads, so what waits for others may make one. */
    @Test
    void threadsComeFromTheContainer() {
        noClasses()
                .that()
                .resideOutsideOfPackage("frontdesk.server")
                .should()
                .callConstructorWhere(Calls.of(Thread.class))
                .orShould()
                .callMethodWhere(Calls.startThreads(false))
                .check(house);
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "frontdesk.server",
                        "..adapter..",
                        "frontdesk.platform.direct",
                        "frontdesk.platform.threads")
                .should()
                .callMethodWhere(Calls.startThreads(true))
                .check(house);
    }

    @Test
    void namesSayWhatSomethingDoes() {
        noClasses()
                .should()
                .haveNameMatching(".*(Impl|Default|Manager|Helper|Util|Utils|Service)$")
                .check(house);
        noClasses()
                .should()
                .haveNameMatching(".*\\.(Impl|Default|Abstract|Base)[A-Z]\\w*$")
                .check(house);
    }

    private static DescribedPredicate<JavaClass> inRoom() {
        return DescribedPredicate.describe("in a room", type -> Place.of(type) != null);
    }

    private static DescribedPredicate<JavaClass> arrays() {
        return DescribedPredicate.describe("arrays", JavaClass::isArray);
    }

    private static DescribedPredicate<JavaMethod> observe() {
        return DescribedPredicate.describe(
                "observe events",
                method ->
                        method.getParameters().stream()
                                .anyMatch(
                                        parameter ->
                                                parameter.isAnnotatedWith(Observes.class)
                                                        || parameter.isAnnotatedWith(
                                                                ObservesAsync.class)));
    }

    private interface Permission {
        boolean allows(Place from, Place to);
    }

    private static ArchCondition<JavaClass> dependOnlyOn(String what, Permission permission) {
        return new ArchCondition<>("depend only on " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                for (Dependency dependency : type.getDirectDependenciesFromSelf()) {
                    Place from = Place.of(dependency.getOriginClass());
                    Place to = Place.of(dependency.getTargetClass().getBaseComponentType());
                    events.add(
                            new SimpleConditionEvent(
                                    type,
                                    permission.allows(from, to),
                                    dependency.getDescription()));
                }
            }
        };
    }

    /** Where a class is: its room, and the layer in it; the door has none. */
    private record Place(String room, String layer) {

        static Place of(JavaClass type) {
            String[] steps = type.getPackageName().split("\\.");
            Predicate<String> isRoom = charters::containsKey;
            if (steps.length < 2 || !steps[0].equals("frontdesk") || !isRoom.test(steps[1])) {
                return null;
            }
            return new Place(steps[1], steps.length == 2 ? DOOR : steps[2]);
        }
    }
}
