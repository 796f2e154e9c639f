/** The figures in tables, and the ratios that they are taken for. */
import { BURST } from './measure.ts';
import type { Cell, Measurement, Phase } from './measure.ts';
import { SERVERS } from './server.ts';
import type { ServerName } from './server.ts';
import { table } from './table.ts';

/** One server under so many sockets. */
export interface Measured extends Measurement {
  readonly server: ServerName;
}

export function report(measured: readonly Measured[], markdown: boolean): string {
  const sockets = [...new Set(measured.map(({ cells }) => cells[0]!.sockets))];
  const parts = sockets.flatMap((number) => {
    const here = measured.filter(({ cells }) => cells[0]!.sockets === number);
    return [figures(here, markdown), ratios(here, markdown)];
  });
  return [...parts, growth(measured, sockets, markdown)].join('\n\n');
}

function figures(measured: readonly Measured[], markdown: boolean): string {
  const header = [
    `${grouped(measured[0]!.cells[0]!.sockets)} sockets`,
    'questions',
    'CPU µs/message',
    'messages/s',
    `in bursts of ${BURST}: CPU µs/message`,
    'messages/s',
    'bytes',
    "clients' CPU, single and bursts",
    'KB/subscriber',
    'of it live',
  ];
  const rows = measured.flatMap(({ server, memory, cells }) =>
    cells.map((cell) => [
      server,
      server === 'raw ws' ? '' : String(cell.questions),
      cpuPerMessage(cell.single).toFixed(1),
      rate(cell.single),
      cpuPerMessage(cell.burst).toFixed(1),
      rate(cell.burst),
      cell.bytesPerMessage.toFixed(0),
      `${share(cell.single)}, ${share(cell.burst)}`,
      cell === cells[0] ? kilobytes(memory.resident) : '',
      cell === cells[0] ? kilobytes(memory.live) : '',
    ]),
  );
  return table(header, rows, markdown);
}

/** Between servers, with as many sockets that all ask the same. */
function ratios(measured: readonly Measured[], markdown: boolean): string {
  const of = (server: ServerName): Measured => measured.find((each) => each.server === server)!;
  const [clc, graphqlWs, mercurius, raw] = SERVERS.map(of) as [Measured, Measured, Measured, Measured];
  const cpu = (one: Measured, kind: 'single' | 'burst' = 'single'): number => cpuPerMessage(one.cells[0]![kind]);
  const bursts = (one: Measured): number => perSecond(one.cells[0]!.burst);
  return table(
    ['all ask the same', 'all of the CPU', 'without what an event costs with one socket', 'target'],
    [
      ['CPU, Clc : raw ws', ratio(cpu(clc), cpu(raw)), ratio(sending(clc), sending(raw)), '≤ 1.3'],
      ['CPU, graphql-ws : Clc', ratio(cpu(graphqlWs), cpu(clc)), ratio(sending(graphqlWs), sending(clc)), '≥ 3'],
      ['CPU, Mercurius : Clc', ratio(cpu(mercurius), cpu(clc)), ratio(sending(mercurius), sending(clc)), ''],
      [
        `CPU in bursts of ${BURST}, Clc : raw ws`,
        ratio(cpu(clc, 'burst'), cpu(raw, 'burst')),
        ratio(sending(clc, 'burst'), sending(raw, 'burst')),
        '',
      ],
      [
        `CPU in bursts of ${BURST}, graphql-ws : Clc`,
        ratio(cpu(graphqlWs, 'burst'), cpu(clc, 'burst')),
        ratio(sending(graphqlWs, 'burst'), sending(clc, 'burst')),
        '',
      ],
      [`messages/s in bursts of ${BURST}, Clc : graphql-ws`, ratio(bursts(clc), bursts(graphqlWs)), '', '≥ 10'],
      ['KB a subscriber, Clc', kilobytes(clc.memory.resident), '', '≤ 25'],
    ],
    markdown,
  );
}

/** How an event's cost in Clc grows: with the questions, and with the sockets no more than the bare write does. */
function growth(measured: readonly Measured[], sockets: readonly number[], markdown: boolean): string {
  const rows = sockets.flatMap((number) => {
    const of = (server: ServerName): Measured =>
      measured.find((each) => each.server === server && each.cells[0]!.sockets === number)!;
    const [clc, write] = [of('Clc'), cpuPerEvent(of('raw ws').cells[0]!.single)];
    const recording = cpuPerEvent(clc.alone.single);
    const least = cpuPerEvent(clc.cells[0]!.single);
    return clc.cells.map((cell) => {
      const whole = cpuPerEvent(cell.single);
      const perQuestion =
        cell === clc.cells[0]
          ? ''
          : (((whole - least) / (cell.questions - clc.cells[0]!.questions)) * 1_000).toFixed(0);
      return [
        grouped(number),
        String(cell.questions),
        whole.toFixed(1),
        write.toFixed(1),
        recording.toFixed(1),
        (whole - write - recording).toFixed(1),
        perQuestion,
        (whole / least).toFixed(2),
      ];
    });
  });
  return table(
    [
      'Clc, CPU of an event: sockets',
      'questions',
      'ms',
      'bare write of as many, ms',
      'with one socket, ms',
      'the rest, ms',
      'µs a further question',
      '× one question',
    ],
    rows,
    markdown,
  );
}

/** CPU of a further socket's message: what an event costs with one socket is taken off. */
function sending({ alone, cells }: Measured, kind: 'single' | 'burst' = 'single'): number {
  const [first] = cells as readonly [Cell];
  return (cpuPerEvent(first[kind]) - cpuPerEvent(alone[kind])) / (first.sockets - 1);
}

function cpuPerMessage({ cpuMicroseconds, messages }: Phase): number {
  return cpuMicroseconds / messages;
}

/** In milliseconds. */
function cpuPerEvent({ cpuMicroseconds, events }: Phase): number {
  return cpuMicroseconds / events / 1_000;
}

function perSecond({ messages, seconds }: Phase): number {
  return messages / seconds;
}

function rate(phase: Phase): string {
  return grouped(Math.round(perSecond(phase)));
}

function share({ loadCpuMicroseconds, seconds }: Phase): string {
  return `${(loadCpuMicroseconds / seconds / 10_000).toFixed(0)} %`;
}

function ratio(a: number, b: number): string {
  return (a / b).toFixed(2);
}

function kilobytes(bytes: number): string {
  return (bytes / 1_024).toFixed(1);
}

function grouped(number: number): string {
  return number.toLocaleString('en-US');
}
