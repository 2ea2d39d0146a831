WITH judged AS (
  SELECT
    *,
    row_number() OVER time AS place,
    lag(agent_hash) OVER time AS agent_before,
    lag(suite_hash) OVER time AS suite_before,
    lag(plan) OVER time AS plan_before
  FROM runs
  WHERE decision IS NOT NULL
  WINDOW time AS (ORDER BY started_at, run)
)
SELECT
  objective,
  run,
  strftime(started_at, '%Y-%m-%d %H:%M:%S') AS began,
  decision,
  state,
  estimate,
  "lower",
  "upper",
  target,
  gating,
  agent,
  agent_hash,
  place > 1 AND agent_hash IS DISTINCT FROM agent_before AS new_agent,
  place > 1 AND suite_hash IS DISTINCT FROM suite_before AS new_suite,
  place > 1 AND plan IS DISTINCT FROM plan_before AS new_plan
FROM judged JOIN objectives USING (run)
WHERE kind = 'absolute'
ORDER BY objective, place
