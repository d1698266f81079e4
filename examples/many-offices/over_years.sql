-- Every project from its first year to its last. How much of it is practice, `dx-check compare` tells.
WITH span AS (
    SELECT organization, project, min(year) AS first_year, max(year) AS last_year
    FROM assessments GROUP BY organization, project
)
SELECT span.organization, first_year, last_year,
       round(100 * older.score, 1) AS before, round(100 * newer.score, 1) AS now,
       round(100 * (newer.score - older.score), 1) AS rise
FROM span
JOIN assessments AS older
  ON older.organization = span.organization AND older.project = span.project AND older.year = first_year
JOIN assessments AS newer
  ON newer.organization = span.organization AND newer.project = span.project AND newer.year = last_year
WHERE first_year < last_year
ORDER BY rise DESC, span.organization;
