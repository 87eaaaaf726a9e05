package io.wayline.platform.web;

import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The rail by itself, for pages whose figures in it have moved. */
@Controller
class RailPages {

    /** @param active the key of the place that the page belongs to */
    @GetMapping("/rail")
    String rail(@RequestParam(defaultValue = "") String active, Model model) {
        model.addAttribute("active", active);
        return "shell/rail";
    }
}
