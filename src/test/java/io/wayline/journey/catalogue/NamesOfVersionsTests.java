package io.wayline.journey.catalogue;

import java.util.Locale;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import io.wayline.journey.engine.names.DeployedNames;
import io.wayline.journey.model.ModelFile.Kind;
import io.wayline.testing.DatabaseTest;
import io.wayline.testing.Letters;

import static io.wayline.journey.catalogue.CatalogueDriver.journey;
import static org.assertj.core.api.Assertions.assertThat;

/** Words are no part of a drawing: better ones make no new one, and a version that people are on keeps its own. */
@DatabaseTest
class NamesOfVersionsTests {

    @Autowired
    RepositoryService repository;

    @Autowired
    DeployedNames names;

    @Autowired
    CatalogueDriver catalogue;

    private final String key = "tea-" + Letters.some();

    @AfterEach
    void nothingIsLeft() {
        catalogue.forget(key);
    }

    @Test
    void betterWordsMakeNoNewVersion() {
        starts("Tea", "en: Tea\n  zh-CN: 茶");
        starts("Tea", "en: Cup of tea\n  zh-CN: 一杯茶");

        assertThat(latest()).isEqualTo(1);
        assertThat(name(1, Locale.UK)).isEqualTo("Cup of tea");
        assertThat(name(1, Locale.SIMPLIFIED_CHINESE)).isEqualTo("一杯茶");
    }

    @Test
    void anOldVersionKeepsItsNames() {
        starts("Tea", "en: Tea\n  zh-CN: 茶");
        starts("Green tea", "en: Green tea\n  zh-CN: 绿茶");

        assertThat(latest()).isEqualTo(2);
        assertThat(name(1, Locale.SIMPLIFIED_CHINESE)).isEqualTo("茶");
        assertThat(name(2, Locale.SIMPLIFIED_CHINESE)).isEqualTo("绿茶");
    }

    @Test
    void aVersionWhoseNamesAreTakenAwayIsCalledAsItIsDrawn() {
        starts("Tea", "en: Cup of tea");
        catalogue.startsWith(key, Map.of(key + ".bpmn", journey(key, "Tea")));

        assertThat(latest()).isEqualTo(1);
        assertThat(names.of(Kind.BPMN, key, 1).name(key, "Tea", Locale.UK)).isEqualTo("Tea");
    }

    @Test
    void whatIsNamedAndNotDrawnKeepsTheDrawingOut() {
        starts("Tea", "en: Tea\nTask_Gone:\n  en: Gone");

        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .count())
                .isZero();
    }

    private void starts(String drawn, String words) {
        catalogue.startsWith(
                key, Map.of(key + ".bpmn", journey(key, drawn), key + ".names.yaml", key + ":\n  " + words));
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
}
