import { badUserInput } from './errors.ts';

const UUID_PATTERN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** The ID clients hold: opaque, unique over all types, and what `node(id:)` takes. */
export function toGlobalId(type: string, id: string): string {
  return Buffer.from(`${type}:${id}`).toString('base64url');
}

/** The type and row id of a global ID; null where it is not one. */
export function parseGlobalId(globalId: string): { type: string; id: string } | null {
  const [type, id, ...rest] = Buffer.from(globalId, 'base64url').toString().split(':');
  if (type === undefined || id === undefined || rest.length > 0 || !UUID_PATTERN.test(id)) return null;
  return { type, id };
}

/** The row id of an ID that must be of `type`; throws BAD_USER_INPUT where it is not. */
export function fromGlobalId(type: string, globalId: string): string {
  const parsed = parseGlobalId(globalId);
  if (parsed?.type === type) return parsed.id;
  throw badUserInput(
    `"${globalId.slice(0, 80)}" is not the ID of a ${type}. Take it from the \`id\` field of a ${type}.`,
  );
}

/** Like `fromGlobalId`, of an ID that may be left out. */
export function optionalGlobalId(type: string, globalId: string | null | undefined): string | null {
  return globalId == null ? null : fromGlobalId(type, globalId);
}
