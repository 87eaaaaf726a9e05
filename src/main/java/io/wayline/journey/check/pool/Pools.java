package io.wayline.journey.check.pool;

import io.wayline.journey.model.bpmn.BpmnReader;
import io.wayline.journey.model.xml.XmlNode;

/** Tells a pool in which a journey runs from one that shows what others do: the customer, a shop, a partner. */
public final class Pools {

    private Pools() {}

    /**
     * Whether a process says that it is never run, and is drawn in a pool of its own. Nobody reads what is in it, the
     * engine neither, so that everything may be drawn there.
     */
    public static boolean isOnlyDrawn(XmlNode root, XmlNode process) {
        var id = process.get("id", "");
        return process.is("process")
                && process.parent() == root
                && BpmnReader.NAMESPACE.equals(process.namespace())
                && "false".equals(process.get("isExecutable"))
                && root.children("collaboration")
                        .flatMap(pools -> pools.children("participant"))
                        .anyMatch(pool -> pool.get("processRef", "").equals(id))
                && root.children("process").anyMatch(other -> other != process && isRun(other));
    }

    private static boolean isRun(XmlNode process) {
        return "true".equals(process.get("isExecutable"));
    }
}
