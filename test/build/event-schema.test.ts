import { readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { eventSchema, eventSchemaFile } from '../../src/build/event-schema.ts';
import { ALERT_EVENT_KINDS } from '../../src/domain/warning/alert-event.ts';
import type { AlertEventKind } from '../../src/domain/warning/alert-event.ts';
import { eventsFrom } from '../../src/persistence/event-log/event-log.repository.ts';
import type { PlacedEvent } from '../../src/persistence/event-log/event-log.repository.ts';
import { startClc } from '../support/clc.ts';
import type { Caller, TestClc, TestInstitution } from '../support/clc.ts';
import { PATIENCE_MS } from '../support/patience.ts';

const folder = fileURLToPath(new URL('../../schema/events/', import.meta.url));
const committed = (kind: AlertEventKind): object =>
  JSON.parse(readFileSync(`${folder}${eventSchemaFile(kind)}`, 'utf8')) as object;
/** Whether an event satisfies the committed schema of its kind. */
const accepts = (kind: AlertEventKind, event: unknown): boolean =>
  z.fromJSONSchema(committed(kind) as never).safeParse(event).success;

describe('the event schemas', () => {
  it('are the ones that are committed, one for each kind: run `npm run generate` where this fails', () => {
    for (const kind of ALERT_EVENT_KINDS)
      expect(committed(kind)).toEqual(JSON.parse(JSON.stringify(eventSchema(kind))));
    expect(readdirSync(folder).sort()).toEqual(ALERT_EVENT_KINDS.map(eventSchemaFile).sort());
  });

  describe('and the events of a server', () => {
    let clc: TestClc;
    let bank: TestInstitution;
    let officer: Caller;
    beforeAll(async () => {
      clc = await startClc();
      bank = await clc.institution();
      officer = await bank.caller(['CREDIT_OFFICER', 'RELATIONSHIP_MANAGER']);
    });
    afterAll(() => clc.stop());

    const record = (value: string, asOf: string) =>
      officer.run(
        'mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { recorded failure { code } } }',
        { input: { observations: [{ clientReference: 'E-1', indicator: 'court_enforcement', value, asOf }] } },
      );
    const placed = (): Promise<PlacedEvent[]> => clc.database.inTenant(bank.id, (query) => eventsFrom(query, 1n, 100));

    it('agree', async () => {
      await officer.run('mutation ($input: CreateClientInput!) { createClient(input: $input) { failure { code } } }', {
        input: { reference: 'E-1', name: 'E', segment: 'CORPORATE', unitCode: 'NORTH' },
      });
      await record('1', '2024-01-31');
      await record('1', '2024-02-29');
      await record('0', '2024-03-31');
      await expect
        .poll(async () => (await placed()).map((event) => event.kind), { timeout: PATIENCE_MS })
        .toEqual(['RAISED', 'EVIDENCE_ADDED', 'CONDITION_CLEARED']);
      for (const { kind, payload } of await placed()) {
        expect(accepts(kind, { kind, payload })).toBe(true);
        expect(accepts(kind, { kind: 'ESCALATED', payload })).toBe(false);
        expect(accepts(kind, { kind, payload: { ...payload, severity: 'PURPLE' } })).toBe(false);
        expect(accepts(kind, { kind, payload: { ...payload, surplus: 1 } })).toBe(false);
        expect(accepts(kind, { kind, payload: { ...payload, alertId: undefined } })).toBe(false);
      }
    });
  });
});
