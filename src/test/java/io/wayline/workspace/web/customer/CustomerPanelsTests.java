package io.wayline.workspace.web.customer;

import java.util.List;
import java.util.Locale;

import org.junit.jupiter.api.Test;

import io.wayline.customer.access.Viewer;
import io.wayline.customer.access.VisibleCustomers.Seen;
import io.wayline.customer.panel.CustomerPanel;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class CustomerPanelsTests {

    private record Panel(int order, String template) implements CustomerPanel {

        @Override
        public Object of(Seen seen, Viewer viewer, Locale language) {
            return template;
        }
    }

    @Test
    void refusesTwoPanelsThatClaimOnePlace() {
        var panels = List.<CustomerPanel>of(new Panel(10, "/desk/panel.ftlh"), new Panel(10, "/key/panel.ftlh"));

        assertThatIllegalStateException()
                .isThrownBy(() -> new CustomerPanels(panels))
                .withMessageContaining("/key/panel.ftlh");
    }
}
