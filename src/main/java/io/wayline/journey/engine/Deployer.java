package io.wayline.journey.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.ResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys what lies under {@code processes/}: each folder is one deployment with a fixed name and source and relative
 * resource names, made anew only when something in the folder changed. A restart, from the jar or from classes, makes
 * no new version. Runs when all beans exist, so that every step a diagram names can be found.
 */
@Component
class Deployer implements SmartInitializingSingleton {

    /** Marks deployments of files that come with the product. */
    static final String SOURCE = "wayline-shipped";

    private static final Logger log = LoggerFactory.getLogger(Deployer.class);
    private static final String ROOT = "processes/";

    private final RepositoryService repository;
    private final ResourcePatternResolver files;
    private final JourneyModels models;

    Deployer(RepositoryService repository, ResourcePatternResolver files, JourneyModels models) {
        this.repository = repository;
        this.files = files;
        this.models = models;
    }

    @Override
    public void afterSingletonsInstantiated() {
        try {
            deployShipped();
        } catch (IOException unreadable) {
            throw new IllegalStateException("The journeys under " + ROOT + " cannot be read", unreadable);
        }
    }

    private void deployShipped() throws IOException {
        var folders = new TreeSet<String>();
        var contents = new TreeMap<String, Resource>();
        for (var file : files.getResources("classpath*:" + ROOT + "*/*")) {
            var name = nameOf(file);
            if (name.matches("[a-z0-9-]+/[^/]+\\.(bpmn|dmn|form)")) {
                folders.add(name.substring(0, name.indexOf('/')));
                contents.put(name, file);
            }
        }
        for (var folder : folders) {
            deploy(folder, contents.subMap(folder + "/", folder + "0"));
        }
        models.forget();
    }

    private void deploy(String folder, SortedMap<String, Resource> contents) throws IOException {
        var deployment =
                repository.createDeployment().name(folder).source(SOURCE).enableDuplicateFiltering(false);
        for (var file : contents.entrySet()) {
            deployment.addString(file.getKey(), file.getValue().getContentAsString(StandardCharsets.UTF_8));
        }
        report(folder, deployment.deployWithResult());
    }

    private static void report(String folder, DeploymentWithDefinitions result) {
        var processes = result.getDeployedProcessDefinitions();
        if (processes != null) {
            processes.forEach(
                    process -> log.info("Journey {} is now at version {}", process.getKey(), process.getVersion()));
        } else {
            log.debug("Folder {} is deployed as it is", folder);
        }
    }

    /** The path below {@code processes/}, the same from a jar and from a folder of classes. */
    private static String nameOf(Resource file) throws IOException {
        var path = file.getURL().toString();
        return path.substring(path.lastIndexOf("/" + ROOT) + ROOT.length() + 1);
    }
}
