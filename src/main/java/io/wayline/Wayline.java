package io.wayline;

import java.util.TimeZone;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;

/** Wayline: moves customers through journeys that operations staff draw as BPMN. */
@Modulithic(systemName = "Wayline")
@SpringBootApplication
@ConfigurationPropertiesScan
public class Wayline {

    public static void main(String[] args) {
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        SpringApplication.run(Wayline.class, args);
    }
}
