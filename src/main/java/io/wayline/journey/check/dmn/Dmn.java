package io.wayline.journey.check.dmn;

import java.util.Map;

import io.wayline.journey.check.xml.Vocabulary;
import io.wayline.journey.model.xml.Words;

/** What a decision may be made of. */
final class Dmn {

    /** What means something to us, and behind it what only means something to people, or to other programs. */
    private static final String WORDS = """
            $any = description extensionElements
            $named = id name label
            definitions | $named namespace exporter exporterVersion expressionLanguage typeLanguage camunda:diagramRelationId | $any decision inputData dmndi:DMNDI textAnnotation association group knowledgeSource itemDefinition organizationUnit performanceIndicator elementCollection
            decision | $named camunda:historyTimeToLive camunda:versionTag | $any informationRequirement variable decisionTable authorityRequirement question allowedAnswers supportedObjective impactedPerformanceIndicator decisionMaker decisionOwner usingProcess usingTask
            variable | $named typeRef | $any
            inputData | $named | $any variable
            informationRequirement | $named | $any requiredInput
            requiredInput | href |
            decisionTable | $named hitPolicy aggregation preferredOrientation outputLabel typeRef | $any input output annotation rule
            annotation | name |
            input | $named | $any inputExpression inputValues
            inputExpression | $named typeRef expressionLanguage | $any text
            inputValues | $named typeRef expressionLanguage | $any text
            output | $named typeRef | $any outputValues
            outputValues | $named typeRef expressionLanguage | $any text
            rule | $named | $any inputEntry outputEntry annotationEntry
            annotationEntry | | text
            description | |
            extensionElements | |
            inputEntry | $named typeRef expressionLanguage | $any text
            outputEntry | $named typeRef expressionLanguage | $any text
            text | |
            dmndi:DMNDI | | dmndi:DMNDiagram dmndi:DMNStyle
            dmndi:DMNDiagram | id name documentation resolution sharedStyle useAlternativeInputDataShape | di:extension dmndi:Size dmndi:DMNShape dmndi:DMNEdge di:Style dmndi:DMNStyle
            dmndi:DMNShape | id dmnElementRef isListedInputData isCollapsed sharedStyle | di:extension dc:Bounds dmndi:DMNLabel dmndi:DMNStyle
            dmndi:DMNEdge | id dmnElementRef sourceElement targetElement sharedStyle | di:extension di:waypoint dmndi:DMNLabel dmndi:DMNStyle
            dmndi:DMNLabel | id sharedStyle | di:extension dc:Bounds dmndi:Text
            dmndi:Text | |
            dmndi:Size | width height |
            dmndi:DMNStyle | id fontFamily fontSize fontItalic fontBold fontUnderline fontStrikeThrough labelHorizontalAlignement labelVerticalAlignment | di:extension dmndi:FillColor dmndi:StrokeColor dmndi:FontColor
            dmndi:FillColor | red green blue |
            dmndi:StrokeColor | red green blue |
            dmndi:FontColor | red green blue |
            dc:Bounds | x y width height |
            di:waypoint | x y xsi:type |
            di:extension | |

            textAnnotation | $named textFormat | $any text
            association | $named associationDirection | $any sourceRef targetRef
            sourceRef | href |
            targetRef | href |
            group | $named | $any
            knowledgeSource | $named locationURI | $any authorityRequirement type owner
            type | |
            owner | href |
            authorityRequirement | $named | $any requiredDecision requiredInput requiredAuthority
            requiredDecision | href |
            requiredAuthority | href |
            question | |
            allowedAnswers | |
            supportedObjective | href |
            impactedPerformanceIndicator | href |
            decisionMaker | href |
            decisionOwner | href |
            usingProcess | href |
            usingTask | href |
            itemDefinition | $named typeLanguage isCollection | $any typeRef allowedValues itemComponent
            itemComponent | $named typeLanguage isCollection | $any typeRef allowedValues itemComponent
            typeRef | |
            allowedValues | $named expressionLanguage typeRef | $any text
            organizationUnit | $named URI | $any decisionMade decisionOwned
            performanceIndicator | $named URI | $any impactingDecision
            decisionMade | href |
            decisionOwned | href |
            impactingDecision | href |
            elementCollection | $named | $any drgElement
            drgElement | href |
            """;

    static final Vocabulary VOCABULARY = new Vocabulary(
            WORDS,
            Words.DECISION,
            Map.ofEntries(
                    Map.entry("https://www.omg.org/spec/DMN/20191111/MODEL/", ""),
                    Map.entry("https://www.omg.org/spec/DMN/20211108/MODEL/", ""),
                    Map.entry("https://www.omg.org/spec/DMN/20230324/MODEL/", ""),
                    Map.entry("https://www.omg.org/spec/DMN/20191111/DMNDI/", "dmndi"),
                    Map.entry("https://www.omg.org/spec/DMN/20230324/DMNDI/", "dmndi"),
                    Map.entry("http://www.omg.org/spec/DMN/20180521/DC/", "dc"),
                    Map.entry("http://www.omg.org/spec/DMN/20180521/DI/", "di"),
                    Map.entry("http://www.w3.org/2001/XMLSchema-instance", "xsi"),
                    Map.entry("http://camunda.org/schema/1.0/dmn", "camunda")),
            Map.of("literalExpression", "decision-table-only", "businessKnowledgeModel", "decision-table-only"));

    private Dmn() {}
}
