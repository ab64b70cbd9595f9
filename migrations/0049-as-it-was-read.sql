-- Why: a plan that is written out again says what its document's key to colours was and where its core objectives stood. A key
-- that only cells' colours say is in no words that were kept; plans of before have neither, and say so by nothing. Who sees a
-- row stays as it was. Breaking: no

alter table plans
  add column document_key jsonb,
  add column objective_sources jsonb;
