import type { ClassType } from 'type-graphql';
import type { Duty } from '../../domain/institution/duty.ts';
import { link } from '../shared/declared.ts';
import type { ResolverClass } from '../shared/declared.ts';
import { USER_NODE } from './institution.loader.ts';
import { UserType } from './institution.type.ts';

/** A field that leads from a record to the user whose row id it has under `key`; null where it names none. */
export function userLink<Key extends string>(
  of: () => ClassType<Readonly<Record<Key, string | null>>>,
  name: string,
  key: Key,
  options: { readonly duties: readonly Duty[]; readonly description: string },
): ResolverClass {
  return link(
    of,
    name,
    () => UserType,
    { ...options, nullable: true },
    (context, source) => USER_NODE.show(context, source[key]),
  );
}
