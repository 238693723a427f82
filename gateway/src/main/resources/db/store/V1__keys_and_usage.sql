-- Understood by PostgreSQL and by H2 in its mode of that name.

-- Keys that were added while a gateway ran. A revoked one stays, so that its usage has a name.
CREATE TABLE client_key (
  id VARCHAR(40) PRIMARY KEY,
  name VARCHAR(200) NOT NULL,
  -- The name while the key opens; no two keys that open share one.
  open_name VARCHAR(200) UNIQUE,
  -- SHA-256 of the key, which itself is not kept.
  hash CHAR(64) NOT NULL UNIQUE,
  hint VARCHAR(8) NOT NULL,
  -- As the admin API writes them, in JSON.
  limits VARCHAR(16000) NOT NULL,
  created TIMESTAMP WITH TIME ZONE NOT NULL,
  revoked TIMESTAMP WITH TIME ZONE
);

-- One row, whose number grows with every change of keys, so that other gateways see it.
CREATE TABLE key_change (
  number BIGINT NOT NULL
);
INSERT INTO key_change (number) VALUES (0);

-- What requests and calls took, by day in UTC, client and model.
CREATE TABLE usage_total (
  used_on DATE NOT NULL,
  client VARCHAR(300) NOT NULL,
  model VARCHAR(200) NOT NULL,
  requests BIGINT NOT NULL,
  calls BIGINT NOT NULL,
  prompt_tokens BIGINT NOT NULL,
  completion_tokens BIGINT NOT NULL,
  -- Trillionths of a dollar.
  picodollars BIGINT NOT NULL,
  PRIMARY KEY (used_on, client, model)
);

-- The last batch of usage that each running gateway wrote: one whose end was not heard of is not
-- written again if it came to be.
CREATE TABLE usage_batch (
  writer VARCHAR(40) PRIMARY KEY,
  number BIGINT NOT NULL,
  written TIMESTAMP WITH TIME ZONE NOT NULL
);
