import './client.css';
import { ClientPageDocument } from '../../../schema/generated/graphql.ts';
import type { ClientPageQuery } from '../../../schema/generated/graphql.ts';
import { DeskPage } from '../desk.tsx';
import type { Desk } from '../desk.tsx';
import { useLive } from '../use-live.ts';
import { API_LANGUAGES, nameOf } from '../words.ts';
import { AlertsPanel } from './alerts-panel.tsx';
import { CLIENT_WORDS } from './client-words.ts';
import { CollateralPanel } from './collateral-panel.tsx';
import { ConnectedPanel } from './connected-panel.tsx';
import { FacilitiesPanel } from './facilities-panel.tsx';
import { IndicatorsPanel } from './indicators-panel.tsx';
import { ProfilePanel } from './profile-panel.tsx';
import { StatementsPanel } from './statements-panel.tsx';

/** One client from every side, for whoever decides on its credit or watches it. */
export function ClientPage({ desk, id }: { desk: Desk; id: string }) {
  const { data, refused, state, problem } = useLive<ClientPageQuery>(
    desk.clc,
    ClientPageDocument,
    { id, language: API_LANGUAGES[desk.language] },
    { clientId: id },
  );
  const own = CLIENT_WORDS[desk.language];
  if (data === null)
    return (
      <DeskPage desk={desk} title={own.title} state={null}>
        <p role="status" class={problem === null ? 'soft' : 'problem'}>
          {problem === null ? own.reading : own.notRead(problem)}
        </p>
      </DeskPage>
    );
  const { client } = data;
  if (client == null)
    return (
      <DeskPage desk={desk} title={own.title} state={null}>
        <p role="status">{own.noClient}</p>
      </DeskPage>
    );
  const shared = { client, desk, own };
  return (
    <DeskPage desk={desk} title={nameOf(client, desk.language)} state={state}>
      {problem === null ? null : (
        <p class="problem" role="status">
          {own.notRead(problem)}
        </p>
      )}
      <ProfilePanel {...shared} refused={refused} />
      <FacilitiesPanel {...shared} />
      <CollateralPanel {...shared} />
      <IndicatorsPanel {...shared} />
      <StatementsPanel {...shared} />
      <ConnectedPanel {...shared} />
      <AlertsPanel {...shared} />
    </DeskPage>
  );
}
