/** `tsx test/simulation/simulate.ts --seeds 10000 [--from N]`, or `--seed N [--trace]`. */
import { parseArgs } from 'node:util';
import { simulate } from './simulation.ts';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    seed: { type: 'string' },
    trace: { type: 'boolean', default: false },
  },
});
const [first, count] =
  values.seed === undefined ? [Number(values.from), Number(values.seeds)] : [Number(values.seed), 1];
const startedAt = performance.now();
let [failed, steps] = [0, 0];
for (let done = 1; done <= count; done += 1) {
  const outcome = await simulate(first + done - 1, values.trace ? { print: console.log } : {});
  steps += outcome.steps;
  if (outcome.failures.length > 0) {
    failed += 1;
    console.log(`seed ${outcome.seed}: ${outcome.failures.join('; ')}`);
  }
  if (done % 1_000 === 0)
    console.log(
      `${done} seeds, ${((performance.now() - startedAt) / done).toFixed(1)} ms and ${Math.round(steps / done)} steps each, ${failed} failed`,
    );
}
if (count === 1) console.log(`${steps} steps in ${(performance.now() - startedAt).toFixed(0)} ms`);
console.log(`${count - failed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
