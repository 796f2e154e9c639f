import { useEffect, useRef, useState } from 'preact/hooks';
import type { Desk } from '../desk.tsx';
import { tableOf } from './client-row.ts';
import { csvOf } from './csv.ts';
import { readAll } from './read-all.ts';
import { listOf } from './portfolio-view.ts';
import type { Unit, View } from './portfolio-view.ts';
import type { PortfolioWords } from './portfolio-words.ts';

type State =
  | { readonly kind: 'idle' }
  | { readonly kind: 'reading'; readonly done: number; readonly total: number | null }
  | { readonly kind: 'said'; readonly text: string; readonly isProblem: boolean };

interface Props {
  readonly desk: Desk;
  readonly own: PortfolioWords;
  readonly view: View;
  readonly units: readonly Unit[];
}

/** Takes all that the filter and the order give, not the page alone. */
export function ExportButton({ desk, own, view, units }: Props) {
  const [state, setState] = useState<State>({ kind: 'idle' });
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);
  const { clc, me, words, language, format } = desk;

  const run = async (): Promise<void> => {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    setState({ kind: 'reading', done: 0, total: null });
    try {
      const clients = await readAll(
        clc,
        listOf(view, units),
        (done, total) => signal.aborted || setState({ kind: 'reading', done, total }),
        signal,
      );
      if (clients === null) return;
      save(csvOf(tableOf(clients, { words, own, language })), `portfolio-${me.businessDate}.csv`);
      setState({ kind: 'said', text: own.exported(format.count(clients.length)), isProblem: false });
    } catch (error) {
      if (!signal.aborted)
        setState({
          kind: 'said',
          text: own.exportFailed(error instanceof Error ? error.message : String(error)),
          isProblem: true,
        });
    }
  };
  const cancel = (): void => {
    running.current?.abort();
    setState({ kind: 'idle' });
  };
  return (
    <div class="export">
      <span class={state.kind === 'said' && state.isProblem ? 'problem' : 'soft'} role="status">
        {state.kind === 'said'
          ? state.text
          : state.kind === 'reading'
            ? own.exporting(format.count(state.done), state.total === null ? '…' : format.count(state.total))
            : ''}
      </span>
      {state.kind !== 'reading' ? null : (
        <progress
          aria-label={own.exportCsv}
          {...(state.total === null ? {} : { value: state.done, max: Math.max(1, state.total) })}
        />
      )}
      {state.kind === 'reading' ? (
        <button type="button" onClick={cancel}>
          {own.cancel}
        </button>
      ) : (
        <button type="button" onClick={() => void run()}>
          {own.exportCsv}
        </button>
      )}
    </div>
  );
}

function save(text: string, name: string): void {
  const link = Object.assign(document.createElement('a'), {
    href: URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' })),
    download: name,
  });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
