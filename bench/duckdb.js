// Runs SQL in DuckDB and prints the rows of the last statement as JSON: node duckdb.js [--db FILE] SQL...
const { DuckDBInstance } = require('@duckdb/node-api');

(async () => {
  const words = process.argv.slice(2);
  const path = words[0] === '--db' ? words.splice(0, 2)[1] : ':memory:';
  const connection = await (await DuckDBInstance.create(path)).connect();
  let rows = [];
  for (const sql of words) rows = (await connection.runAndReadAll(sql)).getRowObjectsJson();
  console.log(JSON.stringify(rows));
})();
