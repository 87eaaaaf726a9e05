package io.wayline.message.dispatch;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

import io.wayline.message.outbox.SendGates;
import io.wayline.message.pace.SendPace;

/** Claims due mails for workers, and reads what they need on their way. */
@Component
class BatchClaims implements DisposableBean {

    private static final Logger log = LoggerFactory.getLogger(BatchClaims.class);

    private final MailClaims claims;
    private final SendPace pace;
    private final SendGates gates;
    private final BrokenMails broken;
    private final ExecutorService ahead = Executors.newCachedThreadPool(new CustomizableThreadFactory("mail-ahead-"));

    BatchClaims(MailClaims claims, SendPace pace, SendGates gates, BrokenMails broken) {
        this.broken = broken;
        this.claims = claims;
        this.pace = pace;
        this.gates = gates;
    }

    /** Those of one worker, one after the other. */
    BatchPrefetch of(DispatchLane lane) {
        return new BatchPrefetch(lane);
    }

    /** Gives back what has not been reached; it is due at once again. */
    void giveBack(ClaimedBatch batch) {
        claims.release(batch.token());
    }

    @Override
    public void destroy() {
        ahead.shutdown();
    }

    private @Nullable ClaimedBatch begin(DispatchLane lane) {
        var exhausted = pace.exhausted();
        if (exhausted.all()) {
            return null;
        }
        var token = UUID.randomUUID().toString();
        var deadline = new Deadline(claims.lease());
        var mails = claims.claim(token, lane, exhausted);
        if (mails.isEmpty()) {
            return null;
        }
        try {
            var mayHaveMore = mails.size() == claims.batch();
            return new ClaimedBatch(
                    token, deadline, mails, claims.contents(mails), new PreSendCheck(gates, mails), mayHaveMore);
        } catch (RuntimeException unread) {
            var ofSome = restOfThoseThatFail(mails, token);
            claims.release(token);
            if (ofSome) {
                return begin(lane);
            }
            throw unread;
        }
    }

    /** Finds out which mails it was by looking at each alone, and lets them rest; false when it was none. */
    private boolean restOfThoseThatFail(List<ClaimedMessage> mails, String token) {
        var some = false;
        for (var mail : mails) {
            try {
                claims.contents(List.of(mail));
                new PreSendCheck(gates, List.of(mail));
            } catch (RuntimeException failure) {
                some |= broken.rest(mail.id(), token, failure);
            }
        }
        return some;
    }

    /** A worker's trips; closing it gives back the one that was begun ahead and not taken. Not for two threads. */
    final class BatchPrefetch implements AutoCloseable {

        private final DispatchLane lane;
        private @Nullable CompletableFuture<@Nullable ClaimedBatch> next;

        private BatchPrefetch(DispatchLane lane) {
            this.lane = lane;
        }

        /** Begins the next one on another thread, while this one has mails left to send. */
        void prepare() {
            if (next == null) {
                next = CompletableFuture.supplyAsync(() -> begin(lane), ahead);
            }
        }

        /** The next one, or null when nothing is due that may leave. */
        @Nullable
        ClaimedBatch next() {
            var prepared = next;
            next = null;
            try {
                return prepared == null ? begin(lane) : prepared.join();
            } catch (CompletionException failed) {
                throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
            }
        }

        @Override
        public void close() {
            if (next == null) {
                return;
            }
            try {
                var unwanted = next();
                if (unwanted != null) {
                    giveBack(unwanted);
                }
            } catch (RuntimeException failed) {
                // nobody needs it; what it may have claimed is due again when the lease is over
                log.warn("A claim that was taken ahead failed", failed);
            }
        }
    }
}
