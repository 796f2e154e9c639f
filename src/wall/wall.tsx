import { useEffect, useMemo, useState } from 'preact/hooks';
import type { ClcClient } from '../client/clc-client.ts';
import { AlertList } from './alert-list.tsx';
import type { Board } from './board.ts';
import { WallFeed } from './feed.ts';
import type { WallView } from './feed.ts';
import { Format } from './format.ts';
import { IndustryMap } from './industry-map.tsx';
import { BusiestRules, ExposureShare, SeverityTotals, TimeToAcknowledge, Units, WatchedClients } from './panels.tsx';
import type { Links } from './route.ts';
import type { Settings } from './settings.ts';
import { Shown } from './shown.tsx';
import { StateLine } from './state-line.tsx';
import type { WallUnit } from './unit-tree.ts';
import { useNow } from './use-now.ts';
import { WORDS, nameOf } from './words.ts';

interface Props {
  readonly clc: ClcClient;
  readonly settings: Settings;
  readonly units: readonly WallUnit[];
  /** To the pages behind what is shown; null for a display, which may not open them. */
  readonly links: Links | null;
  /**
   * Told when an alert comes, changes or goes, so that the page knows when it is quiet; signs of life are no change.
   */
  readonly onChange: () => void;
}

export function Wall({ clc, settings, units, links, onChange }: Props) {
  const words = WORDS[settings.language];
  const format = useMemo(() => new Format(words), [words]);
  const unit = useRotation(settings, units);
  const view = useFeed(clc, settings, unit, onChange);
  if (view === null) return null;
  const { board, state, problem } = view;
  const isCurrent = state.kind === 'live' || state.kind === 'catching-up';
  const figures = board?.figures ?? null;
  return (
    <main class={`wall ${isCurrent ? '' : 'old'}`} lang={words.locale}>
      <header>
        <h1>{figures?.me.institutionName ?? words.title}</h1>
        {links === null ? null : <a href={links.portfolio()}>{words.portfolio}</a>}
        <p class="unit">{unit === null ? '' : nameOf(unit, settings.language)}</p>
        <p class="date">{figures === null ? '' : words.businessDate(format.date(figures.me.businessDate))}</p>
        <Clock format={format} />
        <StateLine state={state} words={words} format={format} />
      </header>
      {board === null || figures === null ? (
        <p class="nothing">{problem ?? words.connecting}</p>
      ) : (
        <>
          <section class="feed">
            <h2>{words.alerts}</h2>
            <Shown of={figures.alerts} words={words}>
              {() => (
                // What the stream has told since is in the board.
                <AlertList
                  alerts={board.alerts}
                  links={links}
                  language={settings.language}
                  words={words}
                  format={format}
                />
              )}
            </Shown>
          </section>
          <SeverityTotals figures={figures} days={settings.days} words={words} format={format} />
          <ExposureShare figures={figures} words={words} format={format} />
          <TimeToAcknowledge figures={figures} words={words} format={format} />
          <IndustryMap
            figures={figures}
            theme={settings.theme}
            language={settings.language}
            words={words}
            format={format}
          />
          <Units figures={figures} units={units} language={settings.language} words={words} format={format} />
          <WatchedClients figures={figures} links={links} language={settings.language} words={words} format={format} />
          <BusiestRules figures={figures} words={words} format={format} />
        </>
      )}
    </main>
  );
}

function Clock({ format }: { format: Format }) {
  return <time class="clock">{format.time(useNow())}</time>;
}

/** Which of the units is on; null for all that the token covers. */
function useRotation({ units: codes, rotateSeconds }: Settings, units: readonly WallUnit[]): WallUnit | null {
  const shown = useMemo(() => units.filter(({ code }) => codes.includes(code)), [codes, units]);
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    if (rotateSeconds === 0 || shown.length < 2) return undefined;
    const turning = setInterval(() => setTurn((now) => now + 1), rotateSeconds * 1_000);
    return () => clearInterval(turning);
  }, [rotateSeconds, shown]);
  return shown.length === 0 ? null : shown[turn % shown.length]!;
}

function useFeed(clc: ClcClient, settings: Settings, unit: WallUnit | null, onChange: () => void): WallView | null {
  const [view, setView] = useState<WallView | null>(null);
  useEffect(() => {
    let alerts: Board['alerts'] | undefined;
    const feed = new WallFeed(clc, settings, unit, (changed) => {
      setView(changed);
      if (changed.board?.alerts !== alerts) onChange();
      alerts = changed.board?.alerts;
    });
    return () => feed.stop();
  }, [clc, settings, unit, onChange]);
  return view;
}
