package io.wayline.journey.engine.model;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

import io.wayline.journey.engine.names.DeployedNames;
import io.wayline.journey.engine.names.NamedVersions;
import io.wayline.journey.engine.sandbox.DeployedCheck;
import io.wayline.journey.model.JourneyFolders;
import io.wayline.journey.model.ModelCheck;
import io.wayline.journey.model.ModelFile.Kind;
import io.wayline.journey.model.ModelTexts;
import io.wayline.testing.DatabaseTest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Words are no part of a version: better ones make none, and a version that people are on keeps its own. */
@DatabaseTest
class NamesOfVersionsTests {

    private static final String ROOT = "samples/tea/processes/";

    @Autowired
    RepositoryService repository;

    @Autowired
    JourneyModels models;

    @Autowired
    ModelCheck check;

    @Autowired
    ModelTexts texts;

    @Autowired
    NamedVersions versions;

    @Autowired
    DeployedNames names;

    @Autowired
    TransactionTemplate transactions;

    @Autowired
    JdbcClient jdbc;

    private final ResourcePatternResolver files = mock(ResourcePatternResolver.class);
    private final String key = "tea-" + UUID.randomUUID().toString().substring(0, 8);

    @BeforeEach
    void nothingElseIsShipped() throws Exception {
        given(files.getResources(anyString())).willReturn(new Resource[0]);
    }

    @AfterEach
    void nothingIsLeft() {
        repository
                .createDeploymentQuery()
                .deploymentName(key)
                .list()
                .forEach(each -> repository.deleteDeployment(each.getId(), true));
        jdbc.sql("delete from model_names where model_key = ?").param(key).update();
        models.forget();
    }

    @Test
    void betterWordsMakeNoNewVersion() throws Exception {
        starts("Tea", "en: Tea\n  zh-CN: 茶");
        starts("Tea", "en: Cup of tea\n  zh-CN: 一杯茶");

        assertThat(latest()).isEqualTo(1);
        assertThat(name(1, Locale.UK)).isEqualTo("Cup of tea");
        assertThat(name(1, Locale.SIMPLIFIED_CHINESE)).isEqualTo("一杯茶");
    }

    @Test
    void anOldVersionKeepsItsNames() throws Exception {
        starts("Tea", "en: Tea\n  zh-CN: 茶");
        starts("Green tea", "en: Green tea\n  zh-CN: 绿茶");

        assertThat(latest()).isEqualTo(2);
        assertThat(name(1, Locale.SIMPLIFIED_CHINESE)).isEqualTo("茶");
        assertThat(name(2, Locale.SIMPLIFIED_CHINESE)).isEqualTo("绿茶");
    }

    @Test
    void aVersionWhoseNamesAreTakenAwayIsCalledAsItIsDrawn() throws Exception {
        starts("Tea", "en: Cup of tea");
        ship(Map.of(key + ".bpmn", drawing("Tea")));

        assertThat(latest()).isEqualTo(1);
        assertThat(names.of(Kind.BPMN, key, 1).name(key, "Tea", Locale.UK)).isEqualTo("Tea");
    }

    @Test
    void namesOfNothingKeepTheApplicationFromStarting() {
        assertThatThrownBy(() -> ship(Map.of(
                        key + ".bpmn",
                        drawing("Tea"),
                        key + ".names.yaml",
                        key + ":\n  en: Tea\nTask_Gone:\n  en: Gone")))
                .isInstanceOf(IllegalStateException.class);

        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .count())
                .isZero();
    }

    private void starts(String drawn, String words) throws Exception {
        ship(Map.of(key + ".bpmn", drawing(drawn), key + ".names.yaml", key + ":\n  " + words));
    }

    /** The application starts with these files in a folder below a further root. */
    private void ship(Map<String, String> shipped) throws Exception {
        var resources = shipped.entrySet().stream()
                .map(file -> new Shipped(key + "/" + file.getKey(), file.getValue()))
                .toArray(Resource[]::new);
        given(files.getResources("classpath*:" + ROOT + "*/*")).willReturn(resources);
        JourneyFolders more = () -> List.of(ROOT);
        new Deployer(
                        repository,
                        files,
                        models,
                        check,
                        texts,
                        // looks at the journeys of other tests, too
                        mock(DeployedCheck.class),
                        versions,
                        transactions,
                        List.of(more))
                .afterSingletonsInstantiated();
    }

    private int latest() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .singleResult()
                .getVersion();
    }

    private String name(int version, Locale reader) {
        return names.of(Kind.BPMN, key, version).name(key, "", reader);
    }

    private String drawing(String name) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Tea" targetNamespace="tea">
                  <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <documentation>Purpose: somebody gets tea.</documentation>
                    <extensionElements>
                      <camunda:properties><camunda:property name="called" value="true"/></camunda:properties>
                    </extensionElements>
                    <startEvent id="StartEvent_Thirsty"><outgoing>Flow_Drink</outgoing></startEvent>
                    <sequenceFlow id="Flow_Drink" sourceRef="StartEvent_Thirsty" targetRef="EndEvent_Refreshed"/>
                    <endEvent id="EndEvent_Refreshed"><incoming>Flow_Drink</incoming></endEvent>
                  </process>
                </definitions>""".formatted(key, name);
    }

    /** A file below the root, as if it lay in the jar. */
    private static final class Shipped extends ByteArrayResource {

        private final String name;

        Shipped(String name, String content) {
            super(content.getBytes(StandardCharsets.UTF_8));
            this.name = name;
        }

        @Override
        public URL getURL() throws MalformedURLException {
            return URI.create("file:/wayline/" + ROOT + name).toURL();
        }
    }
}
