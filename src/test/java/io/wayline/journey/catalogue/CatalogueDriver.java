package io.wayline.journey.catalogue;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.RepositoryService;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.jdbc.core.simple.JdbcClient;

import io.wayline.journey.engine.model.ModelDeployments;
import io.wayline.journey.model.JourneyFolders;

import static org.mockito.ArgumentMatchers.anyString;
import static org.mockito.BDDMockito.given;
import static org.mockito.Mockito.mock;

/** Starts of the application with other files of the product than it has, and an end of what they left. */
@TestComponent
public class CatalogueDriver {

    private static final String ROOT = "samples/tea/processes/";

    private final Arrivals arrivals;
    private final ModelDeployments engine;
    private final RepositoryService repository;
    private final JdbcClient jdbc;

    CatalogueDriver(Arrivals arrivals, ModelDeployments engine, RepositoryService repository, JdbcClient jdbc) {
        this.arrivals = arrivals;
        this.engine = engine;
        this.repository = repository;
        this.jdbc = jdbc;
    }

    /**
     * The application starts with these files in a folder below a further root, and with no others.
     *
     * @param files by their names
     */
    public void startsWith(String folder, Map<String, String> files) {
        var resources = files.entrySet().stream()
                .map(file -> new Shipped(folder + "/" + file.getKey(), file.getValue()))
                .toArray(Resource[]::new);
        var resolver = mock(ResourcePatternResolver.class);
        try {
            given(resolver.getResources(anyString())).willReturn(new Resource[0]);
            given(resolver.getResources("classpath*:" + ROOT + "*/*")).willReturn(resources);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        JourneyFolders more = () -> List.of(ROOT);
        // its other look is at the journeys of other tests, too
        new ShippedModels(resolver, arrivals, mock(ModelDeployments.class), List.of(more))
                .afterSingletonsInstantiated();
        engine.forget();
    }

    /** Nothing is left of what lay in this folder. */
    public void forget(String folder) {
        repository
                .createDeploymentQuery()
                .deploymentName(folder)
                .list()
                .forEach(each -> repository.deleteDeployment(each.getId(), true));
        for (var key : jdbc.sql("select item_key from catalogue_item where folder = ?")
                .param(folder)
                .query(String.class)
                .list()) {
            jdbc.sql("delete from model_names where model_key = ?").param(key).update();
            for (var table : List.of("catalogue_shipped", "catalogue_version", "catalogue_item")) {
                jdbc.sql("delete from " + table + " where item_key = ?")
                        .param(key)
                        .update();
            }
        }
        jdbc.sql("delete from catalogue_draft where folder = ?").param(folder).update();
        engine.forget();
    }

    /** A journey that others may call, and that ends at once. */
    public static String journey(String key, String name) {
        return journey(
                key,
                name,
                "<sequenceFlow id=\"Flow_Drink\" sourceRef=\"StartEvent_Thirsty\""
                        + " targetRef=\"EndEvent_Refreshed\"/>",
                "Flow_Drink",
                "Flow_Drink");
    }

    /** A journey that calls another one. */
    public static String caller(String key, String called) {
        return journey(key, key, """
                <sequenceFlow id="Flow_Call" sourceRef="StartEvent_Thirsty" targetRef="Call_Other"/>
                <callActivity id="Call_Other" name="Brew" calledElement="%s" camunda:calledElementBinding="latest">
                  <incoming>Flow_Call</incoming><outgoing>Flow_Drink</outgoing>
                </callActivity>
                <sequenceFlow id="Flow_Drink" sourceRef="Call_Other" targetRef="EndEvent_Refreshed"/>""".formatted(called), "Flow_Call", "Flow_Drink");
    }

    private static String journey(String key, String name, String middle, String first, String last) {
        return """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                    xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="Definitions_Tea" targetNamespace="tea">
                  <process id="%s" name="%s" isExecutable="true" camunda:historyTimeToLive="P30D">
                    <documentation>Purpose: somebody gets tea.</documentation>
                    <extensionElements>
                      <camunda:properties><camunda:property name="called" value="true"/></camunda:properties>
                    </extensionElements>
                    <startEvent id="StartEvent_Thirsty"><outgoing>%s</outgoing></startEvent>
                    %s
                    <endEvent id="EndEvent_Refreshed"><incoming>%s</incoming></endEvent>
                  </process>
                </definitions>""".formatted(key, name, first, middle, last);
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
