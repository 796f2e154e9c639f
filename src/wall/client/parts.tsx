import type { ComponentChildren } from 'preact';
import type { ClientPageQuery } from '../../../schema/generated/graphql.ts';
import type { Desk } from '../desk.tsx';
import type { Format } from '../format.ts';
import { wordOf } from './client-words.ts';
import type { ClientWords } from './client-words.type.ts';

/** What each part of the page is given. */
export interface PartProps {
  readonly client: NonNullable<ClientPageQuery['client']>;
  readonly desk: Desk;
  readonly own: ClientWords;
}

/** A part of the client, where the reader's duties show it. */
export type PartOf<Key extends keyof PartProps['client']> = NonNullable<PartProps['client'][Key]>;

/** In short; exact when pointed at. */
export function Amount({ of, format }: { of: { readonly amount: string; readonly currency: string }; format: Format }) {
  return <span title={`${of.amount} ${of.currency}`}>{format.amount(of)}</span>;
}

/** A quotient in percent, or why there is none when pointed at. */
export function Percent({
  of: { value, reason },
  desk: { format },
  own,
}: { of: { readonly value?: string | null; readonly reason?: string | null } } & Pick<PartProps, 'desk' | 'own'>) {
  return value == null ? <abbr title={wordOf(own.reasons, reason ?? '')}>–</abbr> : <>{format.share(Number(value))}</>;
}

/** What may be wider than the page moves sideways in its own room, for keyboards as well. */
export function Scroll({ label, children }: { label: string; children: ComponentChildren }) {
  return (
    <div class="scroll" role="region" aria-label={label} tabIndex={0}>
      {children}
    </div>
  );
}
