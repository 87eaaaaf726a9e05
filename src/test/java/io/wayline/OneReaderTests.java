package io.wayline;

import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.xml.PlainXml;
import io.wayline.journey.model.xml.SecureXml;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

/** Diagrams are read by one class, and decisions by one, so that the check, what runs, and the pages never see two different ones. */
@AnalyzeClasses(packagesOf = Wayline.class, importOptions = DoNotIncludeTests.class)
class OneReaderTests {

    /** Who looks at the engine's own reading, while the engine reads. */
    private static final Map<String, String> LISTENS_TO_THE_ENGINES_PARSE = Map.of(
            "LockedParse", "the second lock stands in the engine's reading, and trusts no other",
            "SavePoints", "puts save points into what the engine has read",
            "StartListener", "gives each start a listener in what the engine has read",
            "TaskReports", "gives each task its listeners in what the engine has read",
            "DecisionOutputs", "gives each decision a listener in what the engine has read");

    /** Who reads XML that need not be a diagram. */
    private static final Map<String, String> READS_XML = Map.of(
            "BpmnReader", "the one reader of diagrams",
            "DmnReader", "the one reader of decisions",
            "BpmnCheck", "judges which words stand in the file, before there is a diagram",
            "DmnCheck", "judges which words stand in the file, before there is a decision",
            "PlainXml", "writes a file for the engine without what means nothing");

    @ArchTest
    static final ArchRule NOBODY_USES_THE_ENGINES_MODEL_OF_A_DIAGRAM =
            noClasses().should().dependOnClassesThat().resideInAPackage("org.camunda.bpm.model..");

    @ArchTest
    static final ArchRule ONE_CLASS_PARSES_XML = noClasses()
            .that()
            .doNotBelongToAnyOf(SecureXml.class, PlainXml.class)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("javax.xml..", "org.w3c.dom..", "org.xml.sax..");

    @ArchTest
    static final ArchRule THE_DIAGRAM_KNOWS_NEITHER_ENGINE_NOR_WEB_NOR_DATABASE = noClasses()
            .that()
            .resideInAnyPackage(
                    "io.wayline.journey.model.bpmn..",
                    "io.wayline.journey.model.xml..",
                    "io.wayline.journey.model.expression..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.camunda..",
                    "org.springframework..",
                    "java.sql..",
                    "javax.sql..",
                    "io.wayline.journey.engine..");

    @ArchTest
    static void xmlIsReadByThoseThatAreKnown(JavaClasses classes) {
        assertThat(users(classes, SecureXml.class.getName()))
                .as("who reads XML without the reader of diagrams, %s", BpmnReader.class.getSimpleName())
                .isEqualTo(new TreeSet<>(READS_XML.keySet()));
    }

    @ArchTest
    static void theEnginesReadingIsSeenByThoseThatAreKnown(JavaClasses classes) {
        assertThat(users(classes, "org.camunda.bpm.engine.impl.util.xml.Element"))
                .isEqualTo(new TreeSet<>(LISTENS_TO_THE_ENGINES_PARSE.keySet()));
    }

    private static TreeSet<String> users(JavaClasses classes, String used) {
        var users = new TreeMap<String, JavaClass>();
        for (var type : classes) {
            if (!type.getName().equals(used)
                    && type.getDirectDependenciesFromSelf().stream()
                            .anyMatch(each -> each.getTargetClass().getName().equals(used))) {
                users.put(type.getSimpleName(), type);
            }
        }
        return new TreeSet<>(users.keySet());
    }
}
