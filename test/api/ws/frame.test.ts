import fc from 'fast-check';
import { once } from 'node:events';
import type { Writable } from 'node:stream';
import * as ws from 'ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { nextFrames, textFrame } from '../../../src/api/ws/frame.ts';
import { Delivery } from '../../../src/realtime/question.ts';
import { addClient, FLAGS, observe } from '../../support/alerts.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { FrameReader, OPCODE } from './frame-reader.ts';
import { Wire } from './wire.ts';

/** ws reads frames with it; its types leave it out. */
const { Receiver } = ws as unknown as { Receiver: new (options: { isServer: boolean }) => Writable };

/** The texts in bytes that arrive in so many pieces, as the tests' strict reader and as ws itself read them. */
async function textsOf(bytes: Buffer, pieces = 1): Promise<string[]> {
  const pieceSize = Math.ceil(bytes.length / pieces);
  const strict = new FrameReader();
  const receiver = new Receiver({ isServer: false });
  const [ours, theirs]: [string[], string[]] = [[], []];
  receiver.on('message', (data: Buffer, isBinary: boolean) => theirs.push(isBinary ? 'binary' : String(data)));
  for (let at = 0; at < bytes.length; at += pieceSize) {
    const piece = bytes.subarray(at, at + pieceSize);
    for (const { opcode, payload } of strict.read(piece))
      ours.push(opcode === OPCODE.TEXT ? String(payload) : `opcode ${opcode}`);
    if (!receiver.write(piece)) await once(receiver, 'drain');
  }
  await new Promise<void>((resolve, reject) => receiver.once('error', reject).end(() => resolve()));
  expect(strict.rest).toBe(0);
  expect(theirs).toEqual(ours);
  return ours;
}

const messageOf = (id: string, payload: string): string =>
  `{"id":${JSON.stringify(id)},"type":"next","payload":${payload}}`;
const framesOf = (delivery: Delivery, id: string): Buffer =>
  Buffer.concat(nextFrames(delivery, Buffer.from(JSON.stringify(id))));

/** Lengths about which a header grows. */
const EDGES = [0, 1, 124, 125, 126, 127, 65_534, 65_535, 65_536, 65_537];
const length = fc.oneof(fc.nat(300), fc.constantFrom(...EDGES), fc.integer({ min: 65_500, max: 65_600 }));
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  length.map((size) => 'x'.repeat(size)),
);
/** What a client may name its operation: line ends, quotes, halves of surrogate pairs and all. */
const id = fc.oneof(
  fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
  fc.constantFrom('"', '\\', '\n', '\u2028', '\ud800', 'é', '🏦', 'a'.repeat(200)),
  fc.integer({ min: 1, max: 400 }).map((size) => 'i'.repeat(size)),
);

describe('a text frame', () => {
  it.each(EDGES)('of %i bytes is read as it was written', async (size) => {
    expect(await textsOf(textFrame('x'.repeat(size)))).toEqual(['x'.repeat(size)]);
  });

  it('is read as it was written, whatever it says and however it is cut', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        async (texts, pieces) => {
          const wellFormed = texts.map((one) => one.toWellFormed());
          expect(await textsOf(Buffer.concat(wellFormed.map(textFrame)), pieces)).toEqual(wellFormed);
        },
      ),
      { numRuns: 100 },
    );
  });
});

describe('the frames of a delivery', () => {
  it('are one `next` message for each payload, whatever the id', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(text, { minLength: 1, maxLength: 8 }), id, async (texts, name) => {
        const payloads = texts.map((one) => JSON.stringify({ data: one }));
        expect(await textsOf(framesOf(new Delivery(payloads.map((one) => Buffer.from(one))), name))).toEqual(
          payloads.map((one) => messageOf(name, one)),
        );
      }),
      { numRuns: 100 },
    );
  });

  it('are right at each length of the whole message about which the header grows', async () => {
    const around = messageOf('a', '').length;
    for (const size of EDGES.flatMap((edge) => [edge - 1, edge, edge + 1])) {
      const payload = 'p'.repeat(Math.max(1, size - around));
      expect(await textsOf(framesOf(new Delivery([Buffer.from(payload)]), 'a'))).toEqual([messageOf('a', payload)]);
    }
  });

  it('belong to each of many ids of one delivery, small or large', async () => {
    for (const size of [10, 300, 10_923, 20_000, 70_000]) {
      const payloads = ['a', 'b', 'c'].map((letter) => letter.repeat(size));
      const delivery = new Delivery(payloads.map((one) => Buffer.from(one)));
      for (const name of ['1', '2', '10', '"', '1', 'ü', 'x'.repeat(130), '2'])
        expect(await textsOf(framesOf(delivery, name))).toEqual(payloads.map((one) => messageOf(name, one)));
    }
  });

  it('leave what was made for another id as it was', async () => {
    const delivery = new Delivery([Buffer.from('{"data":1}')]);
    const first = framesOf(delivery, 'one');
    framesOf(delivery, 'two');
    expect(await textsOf(first)).toEqual([messageOf('one', '{"data":1}')]);
  });
});

describe('events that are placed together', () => {
  let clc: TestClc;
  let officer: Caller;
  beforeAll(async () => {
    clc = await startClc();
    officer = await (await clc.institution()).caller(['CREDIT_OFFICER', 'RISK_MANAGER']);
  });
  afterAll(() => clc.stop());

  it('come to a socket with several subscriptions as messages of their own, in the order of the log for each', async () => {
    const references = ['F-1', 'F-2', 'F-3', 'F-4'];
    for (const reference of references)
      await addClient(officer, reference, { name: `Größe ${reference} 🏦 ${'n'.repeat(400)}` });
    const ids = ['a', '"quoted"\n', '🏦', 'x'.repeat(150), 'large'];
    const wire = await Wire.signedIn(clc.url, officer.token);
    const names = (count: number): string =>
      Array.from({ length: count }, (_, index) => `n${index}: client { name }`).join(' ');
    const document = (count: number): string =>
      `subscription { alertFeed { __typename ... on AlertEvent { cursor alert { client { reference } ${names(count)} } } } }`;
    // The large one is over 32 KB a message, so that its parts are not copied.
    for (const one of ids) wire.subscribe(one, document(one === 'large' ? 90 : 1));
    await Promise.all(
      ids.map((one) =>
        wire.until((message) => message.id === one && message.payload.data.alertFeed.__typename === 'FeedHeartbeat'),
      ),
    );
    await observe(
      officer,
      ...references.flatMap((reference) => Object.values(FLAGS).map((flag) => [reference, flag, '1'] as const)),
    );
    const heard = await Promise.all(
      ids.map((one) =>
        wire.poll(() => {
          const events = wire
            .of(one)
            .map((message) => message.payload.data.alertFeed)
            .filter((feed) => feed.__typename === 'AlertEvent');
          return events.length === 12 ? events : undefined;
        }),
      ),
    );
    for (const events of heard) {
      expect(events.map((event) => event.cursor)).toEqual(heard[0]!.map((event) => event.cursor));
      expect(new Set(events.map((event) => event.alert.client.reference))).toEqual(new Set(references));
      for (const { alert } of events)
        expect(alert.n0.name).toBe(`Größe ${alert.client.reference} 🏦 ${'n'.repeat(400)}`);
    }
    expect(wire.texts.some((one) => one.length > 32_768)).toBe(true);
    await wire.close();
  });
});
