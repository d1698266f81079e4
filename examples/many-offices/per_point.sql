-- The five points that are furthest from a yes in the newest year, and where they stood in the first.
WITH years AS (SELECT min(year) AS first_year, max(year) AS last_year FROM answers)
SELECT point,
       round(100 * avg(value) FILTER (WHERE year = first_year), 1) AS first_score,
       round(100 * avg(value) FILTER (WHERE year = last_year), 1) AS last_score,
       count(*) FILTER (WHERE year = last_year AND answer = 'no') AS still_no
FROM answers CROSS JOIN years
GROUP BY point
ORDER BY last_score, point
LIMIT 5;
