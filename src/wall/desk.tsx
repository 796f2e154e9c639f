import './desk.css';
import type { ComponentChildren } from 'preact';
import type { StreamState } from '../client/clc-client.ts';
import type { MeQuery } from '../../schema/generated/graphql.ts';
import type { Format } from './format.ts';
import type { Links } from './route.ts';
import type { Theme } from './settings.ts';
import { StateLine } from './state-line.tsx';
import type { ClcClient } from '../client/clc-client.ts';
import type { Language, Words } from './words.ts';

/** What every page at a desk is given: who is there, and how to speak to them. */
export interface Desk {
  readonly clc: ClcClient;
  readonly me: MeQuery['me'];
  readonly words: Words;
  readonly language: Language;
  readonly theme: Theme;
  readonly format: Format;
  readonly links: Links;
}

interface Props {
  readonly desk: Desk;
  readonly title: string;
  /** Null for a page that does not follow anything. */
  readonly state: StreamState | null;
  readonly children: ComponentChildren;
}

/** The frame around a page for somebody at a desk. */
export function DeskPage({ desk: { me, words, language, theme, format, links }, title, state, children }: Props) {
  document.title = `${title} · Clc`;
  return (
    <div class="desk" lang={words.locale}>
      <header>
        <b>{me.institutionName}</b>
        <nav aria-label={words.pages}>
          <a href={links.wall()}>{words.title}</a>
          <a href={links.portfolio()}>{words.portfolio}</a>
        </nav>
        <span class="date">{words.businessDate(format.date(me.businessDate))}</span>
        <span>{me.user.name}</span>
        <a href={links.here({ lang: language === 'en' ? 'zh' : 'en' })} lang={language === 'en' ? 'zh-CN' : 'en'}>
          {language === 'en' ? '中文' : 'English'}
        </a>
        <a href={links.here({ theme: theme === 'dark' ? 'light' : 'dark' })}>
          {theme === 'dark' ? words.light : words.dark}
        </a>
        {state === null ? null : <StateLine state={state} words={words} format={format} />}
      </header>
      <main class={state === null || state.kind === 'live' || state.kind === 'catching-up' ? '' : 'old'}>
        <h1>{title}</h1>
        {children}
      </main>
    </div>
  );
}

/** A named part of a page. */
export function Panel({
  title,
  hint,
  class: name,
  children,
}: {
  title: string;
  hint?: string;
  class?: string;
  children: ComponentChildren;
}) {
  return (
    <section class={`panel ${name ?? ''}`}>
      <h2>
        {title} {hint === undefined ? null : <small>{hint}</small>}
      </h2>
      {children}
    </section>
  );
}
