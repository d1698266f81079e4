-- Year and prefecture: how many assessments, their mean score and how much of them is answered (per cent).
SELECT year, prefecture, count(*) AS assessments,
       round(100 * avg(score), 1) AS score,
       round(100e0 * sum(answered) / sum(applicable), 1) AS answered
FROM assessments
GROUP BY year, prefecture
ORDER BY year, prefecture;
