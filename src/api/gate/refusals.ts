import { GraphQLError } from 'graphql';
import type { OperationTypeNode } from 'graphql';
import type { Spending } from '../../app/partner/cost-budgets.ts';
import type { CredentialScope } from '../../domain/partner/credential-scope.ts';
import { coded } from '../shared/errors.ts';

/** How an operation came: what a cache may answer must change nothing, and only a socket carries what goes on. */
export type Way = 'GET' | 'POST' | 'SOCKET';

const SCOPE: Readonly<Record<OperationTypeNode, CredentialScope>> = {
  query: 'QUERY',
  mutation: 'MUTATE',
  subscription: 'SUBSCRIBE',
};

/** Why a kind of operation is not carried out for this caller, or on this way; null where it may be. */
export function kindRefusal(
  kind: OperationTypeNode,
  scopes: readonly CredentialScope[] | null,
  way: Way,
): GraphQLError | null {
  const scope = SCOPE[kind];
  if (scopes !== null && !scopes.includes(scope))
    return coded('SCOPE_MISSING', `The credential does not allow ${scope}. Ask for one with that scope.`, 403);
  if (way === 'GET' && kind !== 'query')
    return notOn(`GET carries queries only, not a ${kind}.`, 405, { allow: 'POST' });
  if (way === 'POST' && kind === 'subscription')
    return notOn('Subscriptions are served over WebSocket, at the same address.', 400);
  return null;
}

export function budgetRefusal({ left, resetsAt }: Spending, cost: number): GraphQLError {
  const seconds = Math.max(1, Math.ceil((resetsAt.getTime() - Date.now()) / 1_000));
  return new GraphQLError(
    `The operation costs ${cost}, and the application's budget has ${left} left until ${resetsAt.toISOString()}.`,
    {
      extensions: {
        code: 'COST_BUDGET_EXCEEDED',
        left,
        resetsAt: resetsAt.toISOString(),
        http: { status: 429, headers: new Map([['retry-after', String(seconds)]]) },
      },
    },
  );
}

function notOn(message: string, status: number, headers: Record<string, string> = {}): GraphQLError {
  return new GraphQLError(message, {
    extensions: { code: 'BAD_REQUEST', http: { status, headers: new Map(Object.entries(headers)) } },
  });
}
