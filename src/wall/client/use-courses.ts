import { useEffect, useRef, useState } from 'preact/hooks';
import { ClientIndicatorDocument } from '../../../schema/generated/graphql.ts';
import type { ClientIndicatorQuery } from '../../../schema/generated/graphql.ts';
import type { ClcClient } from '../../client/clc-client.ts';
import { idOf } from '../persisted.ts';
import type { ShownIndicator } from './shown-indicators.ts';

/** So many at once, and as often, that a socket's allowance is left for the rest of the page. */
const AT_ONCE = 8;
const PAUSE_MS = 250;
const RETRY_MS = 2_000;

export type Course = NonNullable<ClientIndicatorQuery['client']>;

/** The course of each indicator by its code, read one after the other, and anew where its newest value has changed. */
export function useCourses(clc: ClcClient, id: string, shown: readonly ShownIndicator[]): ReadonlyMap<string, Course> {
  const [courses, setCourses] = useState<ReadonlyMap<string, Course>>(new Map());
  const read = useRef(new Map<string, string>());
  const wanted = shown.map(({ latest }) => [latest.indicator.code, `${latest.asOf} ${latest.value ?? ''}`] as const);
  useEffect(() => {
    let isOver = false;
    const readOne = async (code: string, stamp: string): Promise<void> => {
      const { client } = await clc.query<ClientIndicatorQuery>(idOf(ClientIndicatorDocument), { id, indicator: code });
      if (isOver || client == null) return;
      read.current.set(code, stamp);
      setCourses((before) => new Map(before).set(code, client));
    };
    const readAll = async (): Promise<void> => {
      for (;;) {
        const next = wanted.filter(([code, stamp]) => read.current.get(code) !== stamp).slice(0, AT_ONCE);
        if (next.length === 0 || isOver) return;
        const answers = await Promise.allSettled(next.map(([code, stamp]) => readOne(code, stamp)));
        await new Promise((resolve) =>
          setTimeout(resolve, answers.some(({ status }) => status === 'rejected') ? RETRY_MS : PAUSE_MS),
        );
      }
    };
    void readAll();
    return () => void (isOver = true);
  }, [clc, id, wanted.join()]);
  return courses;
}
