import { createHash } from 'node:crypto';
import { MAX_INPUT_LENGTH, batchSummary, shortInput } from '../../domain/audit/audited-input.ts';
import type { NewAuditEntry } from '../../persistence/audit/audit-entry.repository.ts';
import type { Actor, SystemActor } from '../../security/actor.ts';

/** Who asked for a command, and in which request. */
export interface CommandCall {
  readonly command: { readonly name: string; readonly personal: readonly string[] };
  readonly actor: Actor | SystemActor;
  readonly input: unknown;
  readonly requestId: string | null;
}

type EntryHead = Omit<NewAuditEntry, 'recordedAt' | 'subject' | 'clientId' | 'before' | 'after'>;

/** The part of an entry that the call alone decides; `code` says why the command was refused. */
export function entryOfCall({ command, actor, input, requestId }: CommandCall, code: string | null = null): EntryHead {
  return {
    institutionId: actor.institutionId,
    kind: code === null ? 'COMMAND' : 'REFUSAL',
    actorId: actor.userId,
    actorSubject: actor.subject,
    command: command.name,
    input: inputOf(input, command.personal),
    reason: reasonOf(input),
    code,
    requestId,
  };
}

function inputOf(input: unknown, personal: readonly string[]): string | null {
  const whole = JSON.stringify(input);
  if (whole === undefined) return null;
  // Hashed without what is personal too: whoever guesses a name could find it confirmed.
  const text = shortInput(whole, personal);
  return text.length > MAX_INPUT_LENGTH
    ? batchSummary(input, Buffer.byteLength(text), createHash('sha256').update(text).digest('hex'))
    : text;
}

function reasonOf(input: unknown): string | null {
  const reason = (input as { reason?: unknown } | null)?.reason;
  return typeof reason === 'string' ? reason : null;
}
