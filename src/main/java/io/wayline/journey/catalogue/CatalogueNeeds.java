package io.wayline.journey.catalogue;

import java.util.List;

import org.springframework.stereotype.Component;

import io.wayline.shared.access.Colleague;
import io.wayline.shared.access.Role;
import io.wayline.shared.page.Need;
import io.wayline.shared.page.Need.Tone;
import io.wayline.shared.page.Needs;

/** Files of the product that the check refuses, and those that wait because ours counts. */
@Component
class CatalogueNeeds implements Needs {

    private final CatalogueRows items;
    private final VersionRows versions;

    CatalogueNeeds(CatalogueRows items, VersionRows versions) {
        this.items = items;
        this.versions = versions;
    }

    @Override
    public List<Need> of(Colleague reader) {
        var path = reader.isAny(Role.SUPERVISOR, Role.OPERATIONS, Role.ADMIN) ? "/studio/catalogue" : null;
        return List.of(
                new Need(56, "shipped-refused", Tone.LATE, versions.refused(), path),
                new Need(57, "shipped-waiting", Tone.KNOW, items.waiting(), path));
    }
}
