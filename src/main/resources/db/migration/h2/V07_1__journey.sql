create index journey_delivery_kept on journey_delivery (state, offer_at);
