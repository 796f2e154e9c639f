// Sums the results of the test run in a folder, and ends with 1 unless everything passed and no test file was left out.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readSuite } from '../test/support/suite.ts';

const [folder, gates] = process.argv.slice(2);
let passed = 0;
let failed = Number(gates);
const path = join(folder, 'tests.json');
if (existsSync(path)) {
  const result = JSON.parse(readFileSync(path, 'utf8'));
  passed += result.numPassedTests;
  // A run whose tests failed is a failed gate as well: its tests are counted, the gate is not.
  if (result.numFailedTests > 0) failed += result.numFailedTests - 1;
  const missing = leftOut(result.testResults.map(({ name }) => name.replaceAll('\\', '/')));
  for (const line of missing) console.log(line);
  failed += missing.length;
}
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Test files that ran less often than they should: on each of the two databases, or once. */
function leftOut(names) {
  const { onEachDatabase, once } = readSuite();
  return [...onEachDatabase.map((file) => [file, 2]), ...once.map((file) => [file, 1])].flatMap(([file, times]) => {
    const ran = names.filter((name) => name.endsWith(`/${file}`)).length;
    return ran === times ? [] : [`${file} ran ${ran} times, not ${times}.`];
  });
}
