// Sums the results of the test runs in a folder, and ends with 1 unless everything passed.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const [folder, gates] = process.argv.slice(2);
let passed = 0;
// A run whose tests failed is a failed gate as well: its tests are counted, the gate is not.
let failed = Number(gates);
for (const run of ['pglite', 'postgres']) {
  const path = join(folder, `${run}.json`);
  if (!existsSync(path)) continue;
  const result = JSON.parse(readFileSync(path, 'utf8'));
  passed += result.numPassedTests;
  if (result.numFailedTests > 0) failed += result.numFailedTests - 1;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
