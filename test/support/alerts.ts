import type { Caller } from './clc.ts';

/** Indicators whose flag of 1 fires one shipped rule, by the severity of that rule. */
export const FLAGS = { RED: 'court_enforcement', ORANGE: 'controller_changed', YELLOW: 'labour_dispute' } as const;

export interface RaisedAlert {
  readonly id: string;
  readonly status: string;
  readonly severity: string;
}

/** Enters a client; gives its global ID. */
export async function addClient(
  caller: Caller,
  reference: string,
  over: Record<string, unknown> = {},
): Promise<string> {
  const input = {
    reference,
    name: `Client ${reference}`,
    segment: 'CORPORATE',
    unitCode: 'NORTH',
    industryCode: 'C34',
    ...over,
  };
  const { createClient } = await caller.run(
    'mutation ($input: CreateClientInput!) { createClient(input: $input) { client { id } failure { code message } } }',
    { input },
  );
  return createClient.client.id;
}

/** The institution's business date. */
export async function businessDate(caller: Caller): Promise<string> {
  return (await caller.run('{ me { businessDate } }')).me.businessDate;
}

/** Observes values of clients as of the business date; each row is client reference, indicator, value. */
export async function observe(
  caller: Caller,
  ...rows: (readonly [reference: string, indicator: string, value: string])[]
): Promise<void> {
  const asOf = await businessDate(caller);
  const observations = rows.map(([clientReference, indicator, value]) => ({ clientReference, indicator, value, asOf }));
  const { recordObservations } = await caller.run(
    'mutation ($input: RecordObservationsInput!) { recordObservations(input: $input) { rejected { failure { code message } } failure { code message } } }',
    { input: { observations } },
  );
  if (recordObservations.rejected.length > 0) throw new Error(JSON.stringify(recordObservations.rejected));
}

/** Raises an alert of the severity on a client. */
export async function raiseAlert(
  caller: Caller,
  reference: string,
  severity: keyof typeof FLAGS = 'RED',
): Promise<RaisedAlert> {
  await observe(caller, [reference, FLAGS[severity], '1']);
  const { alerts } = await caller.run(
    'query ($reference: String, $severity: [Severity!]) { alerts(filter: { clientReference: $reference, severities: $severity, open: true }) { nodes { id status severity } } }',
    { reference, severity: [severity] },
  );
  return alerts.nodes[0];
}

const RESULT =
  '{ alert { id status severity allowedCommands actions { id description completedAt outcome } } failure { code message path } }';

/** Sends a command on an alert: `act(caller, 'closeAlert', { alertId })`. Gives its result, a failure included. */
export async function act(caller: Caller, command: string, input: Record<string, unknown>): Promise<any> {
  const type = `${command[0]!.toUpperCase()}${command.slice(1)}Input!`;
  const { data, errors } = await caller.send(`mutation ($input: ${type}) { ${command}(input: $input) ${RESULT} }`, {
    input,
  });
  if (data?.[command] == null)
    throw Object.assign(new Error(JSON.stringify(errors)), { code: errors?.[0]?.extensions.code });
  return data[command];
}
