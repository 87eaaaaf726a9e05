create index journey_delivery_kept on journey_delivery (offer_at) where state = 'KEPT';
