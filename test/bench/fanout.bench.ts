/**
 * One alert to thousands of sockets: the real `clc serve` with real observations, against graphql-ws and Mercurius as
 * their documentation has them, which serve what Clc was seen to send from memory, and a bare `ws` broadcast. Each
 * server has a process of its own, the sockets another. Prints CPU a message, messages a second, memory a subscriber,
 * and ratios.
 *
 *   --quick            500 sockets, about a minute
 *   --sockets 2000     other numbers of sockets, separated by commas
 *   --markdown         the tables in Markdown
 */
import { cpus, loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { capture } from './fanout/capture.ts';
import { ClcBench } from './fanout/clc.ts';
import { Load } from './fanout/load.ts';
import { measure } from './fanout/measure.ts';
import type { Plan } from './fanout/measure.ts';
import { DOCUMENT } from './fanout/message.ts';
import { report } from './fanout/report.ts';
import type { Measured } from './fanout/report.ts';
import { SERVERS, startPeer } from './fanout/server.ts';

const WHOLE: Plan = { sockets: [2_000, 5_000], questions: [1, 10, 100], phaseMs: 2_500 };
const QUICK: Plan = { sockets: [500], questions: [1, 10, 100], phaseMs: 700 };

const { values } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false },
    markdown: { type: 'boolean', default: false },
    sockets: { type: 'string' },
  },
});
const plan = values.quick ? QUICK : WHOLE;
const busy = loadavg()[0]!;
const load = new Load();
const clc = await ClcBench.create();
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.once(signal, () => void clc.drop().finally(() => process.exit(1)));
try {
  const measured = await run({ ...plan, sockets: values.sockets?.split(',').map(Number) ?? plan.sockets });
  console.log(
    `Node ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model.trim()}, load before the run ${busy.toFixed(1)}; Clc on ${clc.place}\n`,
  );
  console.log(report(measured, values.markdown));
} finally {
  await load.stop();
  await clc.drop();
}

async function run({ sockets, questions, phaseMs }: Plan): Promise<Measured[]> {
  const first = await clc.start();
  const captured = await capture(first).finally(first.stop);
  const measured: Measured[] = [];
  for (const number of sockets) {
    for (const name of SERVERS) {
      console.error(`${name}, ${number} sockets …`);
      const server = await (name === 'Clc' ? clc.start() : startPeer(name, captured, DOCUMENT));
      try {
        measured.push({
          server: name,
          ...(await measure(server, load, number, name === 'raw ws' ? [1] : questions, phaseMs)),
        });
      } finally {
        await server.stop();
      }
    }
  }
  return measured;
}
