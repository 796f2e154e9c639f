import type { RefObject } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { SEVERITIES } from '../alert-status.ts';
import { capitalised } from '../format.ts';
import { nameOf } from '../words.ts';
import type { Language, Words } from '../words.ts';
import { NO_CONDITIONS, ORDERS, SEGMENTS, STAGES, TIERS, indentedUnits, isNarrowed } from './portfolio-view.ts';
import type { Choices, View } from './portfolio-view.ts';
import type { PortfolioWords } from './portfolio-words.ts';

const SEARCH_AFTER_MS = 300;
const INDENT = '\u2003';

interface Props {
  readonly own: PortfolioWords;
  readonly words: Words;
  readonly language: Language;
  readonly choices: Choices;
  readonly view: View;
  readonly search: RefObject<HTMLInputElement | null>;
  readonly onChange: (over: Partial<View>) => void;
}

export function Filters({ own, words, language, choices, view, search, onChange }: Props) {
  // Another search field with each: what was typed into the one before, and not asked yet, goes with it.
  const [clearings, setClearings] = useState(0);
  const clear = (): void => {
    setClearings((before) => before + 1);
    onChange(NO_CONDITIONS);
  };
  return (
    <form class="filters" role="search" onSubmit={(event) => event.preventDefault()}>
      <SearchField key={clearings} own={own} q={view.q} field={search} onChange={(q) => onChange({ q })} />
      <Conditions own={own} words={words} language={language} choices={choices} view={view} onChange={onChange} />
      <Choice
        label={own.order}
        value={view.order}
        options={labelled(ORDERS, own.orders)}
        onChange={(order) => onChange({ order: order === '' ? view.order : order })}
      />
      <button type="button" disabled={!isNarrowed(view)} onClick={clear}>
        {own.clear}
      </button>
    </form>
  );
}

/** What the list may be narrowed to, each with a choice of its own. */
function Conditions({
  own,
  words,
  language,
  choices: { organisationUnits, industries },
  view,
  onChange,
}: Omit<Props, 'search'>) {
  const units = indentedUnits(organisationUnits.nodes).map(
    ({ unit, depth }) => [unit.code, `${INDENT.repeat(depth)}${nameOf(unit, language)}`] as const,
  );
  return (
    <>
      <Choice
        label={words.unit}
        any={own.any}
        value={view.unit}
        options={units}
        onChange={(unit) => onChange({ unit })}
      />
      <Choice
        label={words.industry}
        any={own.any}
        value={view.industry}
        options={industries.nodes.map((industry) => [industry.code, nameOf(industry, language)])}
        onChange={(industry) => onChange({ industry })}
      />
      <Choice
        label={words.segment}
        any={own.any}
        value={view.segment}
        options={labelled(SEGMENTS, words.segments)}
        onChange={(segment) => onChange({ segment })}
      />
      <Choice
        label={words.stage}
        any={own.any}
        value={view.stage}
        options={labelled(STAGES, words.stages)}
        onChange={(stage) => onChange({ stage })}
      />
      <Choice
        label={words.tier}
        any={own.any}
        value={view.tier}
        options={labelled(TIERS, words.tiers)}
        onChange={(tier) => onChange({ tier })}
      />
      <Choice
        label={own.severity}
        any={own.any}
        value={view.severity}
        options={labelled(SEVERITIES, words.severities)}
        onChange={(severity) => onChange({ severity })}
      />
    </>
  );
}

function labelled<Value extends string>(
  values: readonly Value[],
  labels: Readonly<Record<Value, string>>,
): (readonly [Value, string])[] {
  return values.map((value) => [value, capitalised(labels[value])]);
}

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** What it is called not to choose; left out where something is always chosen. */
  readonly any?: string;
  readonly value: Value | '';
  readonly options: readonly (readonly [Value, string])[];
  readonly onChange: (value: Value | '') => void;
}

function Choice<Value extends string>({ label, any, value, options, onChange }: ChoiceProps<Value>) {
  return (
    <label>
      {label}
      <select
        class={any !== undefined && value !== '' ? 'set' : ''}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value as Value | '')}
      >
        {any === undefined ? null : <option value="">{any}</option>}
        {options.map(([code, text]) => (
          <option key={code} value={code}>
            {text}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Asks when the typing pauses; text that an input method still composes is not yet typed. */
function SearchField({
  own,
  q,
  field,
  onChange,
}: {
  own: PortfolioWords;
  q: string;
  field: RefObject<HTMLInputElement | null>;
  onChange: (q: string) => void;
}) {
  const [draft, setDraft] = useState(q);
  const asked = useRef(q);
  const [isComposing, setComposing] = useState(false);
  const latest = useRef(onChange);
  latest.current = onChange;
  // Only where it was changed from elsewhere: what is typed meanwhile must stay.
  useEffect(() => {
    if (q === asked.current) return;
    asked.current = q;
    setDraft(q);
  }, [q]);
  useEffect(() => {
    if (draft.trim() === asked.current || isComposing) return;
    const pending = setTimeout(() => latest.current((asked.current = draft.trim())), SEARCH_AFTER_MS);
    return () => clearTimeout(pending);
  }, [draft, isComposing]);
  return (
    <label class="search">
      {own.search}
      <input
        ref={field}
        type="search"
        maxLength={200}
        placeholder={own.searchHint}
        value={draft}
        aria-keyshortcuts="/"
        onInput={(event) => setDraft(event.currentTarget.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
      />
    </label>
  );
}
