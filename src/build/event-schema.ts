import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ALERT_EVENT_KINDS } from '../domain/warning/alert-event.ts';
import type { AlertEventKind, AlertEventPayload } from '../domain/warning/alert-event.ts';
import { ALERT_STATUSES } from '../domain/warning/alert-machine.ts';
import { SEVERITIES } from '../domain/warning/severity.ts';

/** Typed by the payload's own keys: a field that is missing here, or gone there, does not compile. */
const FIELDS: { readonly [K in keyof AlertEventPayload]-?: z.ZodType<AlertEventPayload[K]> } = {
  alertId: z.uuid().describe('The alert.'),
  clientId: z.uuid().describe('The client it is about.'),
  facilityId: z.uuid().nullable().describe('The facility it is about; null where it concerns the client as a whole.'),
  unitId: z.uuid().describe('The organisation unit that had the client at that moment.'),
  ruleCode: z.string().min(1).describe('The warning rule.'),
  severity: z.enum(SEVERITIES).describe('The severity after the event.'),
  status: z.enum(ALERT_STATUSES).describe('The status after the event.'),
  assigneeId: z.uuid().nullable().describe('The user who has it; null where nobody does.'),
  industryCode: z.string().nullable().describe('The industry of the client; null where none is known.'),
  segment: z.string().min(1).describe('The segment of the client.'),
  raisedAt: z.iso.datetime().describe('When the alert was raised, business time.'),
};

/** JSON Schema of one kind of event as the event log has it. */
export function eventSchema(kind: AlertEventKind): object {
  const event = z.strictObject({ kind: z.literal(kind), payload: z.strictObject(FIELDS) });
  return { ...z.toJSONSchema(event, { target: 'draft-2020-12' }), title: `Alert event ${kind}` };
}

/** `FALSE_POSITIVE_PROPOSED` is described in `alert-false-positive-proposed.json`. */
export function eventSchemaFile(kind: AlertEventKind): string {
  return `alert-${kind.toLowerCase().replaceAll('_', '-')}.json`;
}

/** Writes a file for each kind of event. */
export function writeEventSchemas(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const kind of ALERT_EVENT_KINDS)
    writeFileSync(join(folder, eventSchemaFile(kind)), `${JSON.stringify(eventSchema(kind), null, 2)}\n`);
}
