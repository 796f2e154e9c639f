import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createMetrics } from '../../../src/api/http/metrics.ts';
import { Gate } from '../../../src/api/gate/gate.ts';
import type { AskedOperation, Caller as GateCaller } from '../../../src/api/gate/gate.ts';
import { loadOwnDocuments } from '../../../src/api/gate/own-documents.ts';
import { createSchema } from '../../../src/api/schema.ts';
import { loadActor } from '../../../src/app/institution/load-actor.ts';
import { CostBudgets } from '../../../src/app/partner/cost-budgets.ts';
import { Random } from '../../../src/domain/shared/random.ts';
import { startClc } from '../../support/clc.ts';
import type { Caller, TestClc } from '../../support/clc.ts';
import { Wire } from '../ws/wire.ts';

const SEED = 20_261_125;
const OWN = loadOwnDocuments();
const HASHES = [...OWN.keys()];
const TEXTS = [...OWN.values()];
const SPLICES = [
  '}',
  '{',
  ' ',
  '#',
  '"',
  '__typename',
  '@skip(if: false)',
  '\u0000',
  '\ufeff',
  'a: id',
  '...F',
  ',',
  '\n',
  '$x',
  'me { user { id } }',
];

/** A request that asks for no published document as it was published, made of one that was. */
function mutated(random: Random): AskedOperation {
  const pick = <T>(from: readonly T[]): T => from[random.integer(0, from.length - 1)]!;
  const [text, hash] = [pick(TEXTS), pick(HASHES)];
  const at = random.integer(0, text.length - 1);
  const spliced = `${text.slice(0, at)}${pick(SPLICES)}${text.slice(at)}`;
  const flipped = hash.replace(/^./, (digit) => ((Number.parseInt(digit, 16) + 1) % 16).toString(16));
  const kinds: readonly (() => AskedOperation)[] = [
    () => ({ query: text }),
    () => ({ query: spliced }),
    () => ({ query: `${text} ` }),
    () => ({ query: text.slice(0, at + 1) }),
    () => ({ documentId: flipped }),
    () => ({ documentId: hash.slice(0, random.integer(0, 63)) }),
    () => ({ documentId: `${hash} ` }),
    () => ({ documentId: `md5:${hash}` }),
    () => ({ documentId: `sha256:sha256:${hash}` }),
    () => ({ documentId: [hash] }),
    () => ({ documentId: { toString: hash } }),
    () => ({ query: spliced, documentId: hash }),
    () => ({ query: spliced, extensions: { persistedQuery: { version: 1, sha256Hash: hash } } }),
    () => ({ query: spliced, documentId: createHash('sha256').update(spliced).digest('hex') }),
    () => ({ documentId: hash, extensions: { persistedQuery: { version: 1, sha256Hash: flipped } } }),
    () => ({
      extensions: { persistedQuery: { version: 1, sha256Hash: createHash('sha256').update(spliced).digest('hex') } },
    }),
    () => ({ documentId: '__proto__', query: '' }),
  ];
  return pick(kinds)();
}

describe('of 10,000 documents that were mutated or never published', () => {
  let clc: TestClc;
  let gate: Gate;
  let caller: Caller;
  let known: GateCaller;
  beforeAll(async () => {
    clc = await startClc({ ENVIRONMENT: 'production', AUTH_LOCAL_ISSUER: 'on' });
    const bank = await clc.institution();
    caller = await bank.caller('RISK_MANAGER');
    const schema = await createSchema();
    gate = new Gate({
      schema,
      isProduction: true,
      isSchemaOpen: false,
      ownDocuments: OWN,
      registry: clc.server.services.documents,
      usage: clc.server.services.documentUsage,
      budgets: new CostBudgets(clc.database),
      observer: createMetrics(schema).observer,
    });
    known = {
      actor: await loadActor(clc.database, { institutionCode: bank.code, subject: `user-${caller.userId}` }),
      scopes: null,
    };
  });
  afterAll(() => clc.stop());

  it('none is admitted', async () => {
    const random = new Random(SEED);
    const admitted: AskedOperation[] = [];
    const codes = new Map<string, number>();
    for (let count = 0; count < 10_000; count += 1) {
      const asked = mutated(random);
      const answer = await gate.admit(asked, known, 'SOCKET');
      if ('document' in answer) admitted.push(asked);
      else
        codes.set(String(answer[0]!.extensions['code']), (codes.get(String(answer[0]!.extensions['code'])) ?? 0) + 1);
    }
    expect(admitted).toEqual([]);
    expect([...codes.keys()].sort()).toEqual(['DOCUMENT_HASH_MISMATCH', 'DOCUMENT_NOT_PERSISTED', 'DOCUMENT_UNKNOWN']);
  });

  it('but what was published is', async () => {
    for (const hash of HASHES)
      expect(await gate.admit({ documentId: hash }, known, 'SOCKET')).toHaveProperty('document');
  });

  it('none runs over HTTP or WebSocket', async () => {
    const random = new Random(SEED + 1);
    const wire = await Wire.signedIn(clc.url, caller.token);
    const ran: unknown[] = [];
    for (let count = 0; count < 150; count += 1) {
      const asked = mutated(random);
      const response = await fetch(`${clc.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', authorization: `Bearer ${caller.token}` },
        body: JSON.stringify(asked),
      });
      const body = (await response.json()) as { data?: unknown; errors?: readonly unknown[] };
      if (response.status !== 400 || body.data !== undefined) ran.push(['http', asked, body]);
      wire.send({ type: 'subscribe', id: `${count}`, payload: { query: '', ...asked } });
      const told = await wire.until(({ id }) => id === `${count}`);
      if (told.type !== 'error') ran.push(['ws', asked, told]);
    }
    wire.cut();
    expect(ran).toEqual([]);
  });
});
