-- the latest run of a campaign, for whoever asks why a customer is not in it
create index enrolment_campaign on enrolment (campaign, asked_at, ref);
