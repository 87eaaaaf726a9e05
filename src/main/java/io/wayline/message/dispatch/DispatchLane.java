package io.wayline.message.dispatch;

import io.wayline.message.Purpose;

/** Which mails a worker takes. */
enum DispatchLane {
    /** Everything, the most urgent first. */
    ALL,
    /** Only what customers wait for, so that no campaign is ever in front of it. */
    TRANSACTIONAL;

    /** The largest priority that is taken. */
    int lastPriority() {
        return this == TRANSACTIONAL ? Purpose.TRANSACTIONAL.priority() : Short.MAX_VALUE;
    }
}
