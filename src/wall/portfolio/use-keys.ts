import { useEffect, useRef, useState } from 'preact/hooks';
import type { RefObject } from 'preact';
import type { ListedClient } from './client-row.ts';

interface Given {
  readonly clients: readonly ListedClient[];
  readonly isCurrent: boolean;
  /** Null where there is no such page, or it is not known yet. */
  readonly previous: (() => void) | null;
  readonly next: (() => void) | null;
  readonly open: (id: string) => void;
}

export interface Keys {
  readonly search: RefObject<HTMLInputElement | null>;
  readonly body: RefObject<HTMLTableSectionElement | null>;
  /** The one row whose link is in the order of tabs. */
  readonly selectedId: string | null;
  readonly select: (id: string) => void;
}

const FIELDS = 'input, select, textarea';
const MOVES: Readonly<Record<string, 1 | -1>> = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 };

function enter(field: HTMLInputElement | null): void {
  field?.focus();
  field?.select();
}

/** Keys of the whole page; none is taken from a field, nor together with a modifier. */
export function useKeys(given: Given): Keys {
  const [chosen, select] = useState<string | null>(null);
  const search = useRef<HTMLInputElement>(null);
  const body = useRef<HTMLTableSectionElement>(null);
  const focusesFirst = useRef(false);
  const index = Math.max(
    0,
    given.clients.findIndex(({ id }) => id === chosen),
  );
  const selectedId = given.clients[index]?.id ?? null;

  const links = (): HTMLElement[] => [...(body.current?.querySelectorAll('a') ?? [])];
  // A row that gets the focus is selected by that.
  const focus = (at: number): void => {
    const among = links();
    const link = among[Math.min(Math.max(at, 0), among.length - 1)];
    link?.focus();
    link?.closest('tr')!.scrollIntoView({ block: 'nearest' });
  };
  // From the row that has the focus: keys may come faster than what is selected is drawn.
  const move = (by: 1 | -1): void => {
    const focused = links().findIndex((link) => link === document.activeElement);
    focus(focused < 0 ? index : focused + by);
  };
  const turn = (to: (() => void) | null): void => {
    if (to === null) return;
    focusesFirst.current = true;
    to();
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const target = event.target as HTMLElement;
    if (target.matches(FIELDS)) {
      if (event.key !== 'Escape' || target !== search.current) return;
      event.preventDefault();
      target.blur();
      return focus(index);
    }
    const by = MOVES[event.key];
    if (by !== undefined) move(by);
    else if (event.key === '/') enter(search.current);
    else if (event.key === 'n') turn(given.next);
    else if (event.key === 'p') turn(given.previous);
    else if (event.key === 'Enter' && target === document.body && selectedId !== null) given.open(selectedId);
    else return;
    event.preventDefault();
  };
  const latest = useRef(onKey);
  latest.current = onKey;
  useEffect(() => {
    const listener = (event: KeyboardEvent): void => latest.current(event);
    document.addEventListener('keydown', listener);
    return () => document.removeEventListener('keydown', listener);
  }, []);
  useEffect(() => {
    if (!given.isCurrent || !focusesFirst.current) return;
    focusesFirst.current = false;
    // Whoever has begun to type since is not called away.
    if (document.activeElement?.matches(FIELDS) !== true) focus(0);
  }, [given.isCurrent]);
  return { search, body, selectedId, select };
}
