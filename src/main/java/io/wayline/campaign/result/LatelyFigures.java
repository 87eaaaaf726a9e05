package io.wayline.campaign.result;

/**
 * What came back from a campaign lately, test runs left out, in numbers of customers.
 *
 * @param left to whom a mail left
 * @param bounced whose mail was refused by the mail server
 * @param unsubscribed who said no to marketing by mail after that
 * @param complained who complained after that
 */
public record LatelyFigures(long left, long bounced, long unsubscribed, long complained) {

    /** How many mails were tried: left, or refused. */
    public long tried() {
        return left + bounced;
    }
}
