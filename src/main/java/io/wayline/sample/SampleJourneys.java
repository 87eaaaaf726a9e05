package io.wayline.sample;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.journey.model.JourneyFolders;

/** The journeys of the sample company, which are deployed only where the company is. */
@Component
class SampleJourneys implements JourneyFolders {

    private final SampleWish wish;

    SampleJourneys(SampleWish wish) {
        this.wish = wish;
    }

    @Override
    public List<String> roots() {
        return wish.isWanted() && wish.fitsHere() ? List.of("samples/lanhe/processes/") : List.of();
    }
}
