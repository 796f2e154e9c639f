import { createApplication } from '../app/partner/create-application.ts';
import type { ApplicationDuty } from '../app/partner/create-application.ts';
import { createPartner } from '../app/partner/create-partner.ts';
import { deactivateApplication } from '../app/partner/deactivate-application.ts';
import { deactivatePartner } from '../app/partner/deactivate-partner.ts';
import { setCostBudget } from '../app/partner/set-cost-budget.ts';
import { setApplicationDocumentMode } from '../app/partner/set-application-document-mode.ts';
import type { DocumentMode, PartnerKind } from '../domain/partner/document-mode.ts';
import { findApplicationsOf, pagePartners } from '../persistence/partner/partner.repository.ts';
import { existingInstitution } from './institution.ts';
import type { InstitutionOption } from './institution-option.ts';
import { runCommand } from './run-command.ts';
import { withSession } from './session.ts';
import { tableLines } from './table.ts';
import type { Terminal } from './terminal.ts';

/** More partners than a bank has. */
const ALL = 10_000;

/** `clc partner create`. */
export function addPartner(
  terminal: Terminal,
  code: string,
  name: string,
  options: InstitutionOption & { readonly kind: PartnerKind },
): Promise<void> {
  return runCommand(
    terminal,
    options,
    createPartner,
    { code, name, kind: options.kind },
    `Created the ${options.kind} partner ${code}. Next: clc application create ${code} CODE NAME --duty DUTY@UNIT`,
  );
}

/** `clc partner deactivate`. */
export function endPartner(terminal: Terminal, partnerCode: string, options: InstitutionOption): Promise<void> {
  return runCommand(
    terminal,
    options,
    deactivatePartner,
    { partnerCode },
    `Deactivated the partner ${partnerCode} and its applications.`,
  );
}

/** `clc partner list`: each application on a line with its partner. */
export function listPartners(terminal: Terminal, options: InstitutionOption): Promise<void> {
  return withSession(terminal, async ({ database }) => {
    const { id } = await existingInstitution(database, options.institution);
    const rows = await database.inTenant(id, async (query) => {
      const { rows: partners } = await pagePartners(query, { first: ALL });
      const applications =
        partners.length === 0
          ? []
          : await findApplicationsOf(
              query,
              partners.map((partner) => partner.id),
            );
      return partners.flatMap((partner) => {
        const own = applications.filter((application) => application.partner_id === partner.id);
        const start = [partner.code, partner.kind];
        return own.length === 0
          ? [[...start, '', '', '', stateOf(partner.active)]]
          : own.map((one) => [
              ...start,
              one.code,
              one.document_mode,
              one.cost_budget === null ? '' : `${one.cost_budget} per ${one.budget_window_seconds} s`,
              stateOf(one.active),
            ]);
      });
    });
    if (rows.length === 0)
      return terminal.note('There is no partner yet. Create one: clc partner create CODE NAME --kind KIND');
    for (const line of tableLines(['PARTNER', 'KIND', 'APPLICATION', 'DOCUMENTS', 'BUDGET', ''], rows))
      terminal.say(line);
  });
}

function stateOf(active: boolean): string {
  return active ? '' : 'deactivated';
}

/** `clc application create`. */
export function addApplication(
  terminal: Terminal,
  partnerCode: string,
  code: string,
  name: string,
  options: InstitutionOption & { readonly duty: readonly ApplicationDuty[] },
): Promise<void> {
  return runCommand(
    terminal,
    options,
    createApplication,
    { partnerCode, code, name, duties: options.duty },
    `Created the application ${code} of ${partnerCode}, which acts as application:${code} and runs persisted documents only.`,
  );
}

/** `clc application deactivate`. */
export function endApplication(terminal: Terminal, applicationCode: string, options: InstitutionOption): Promise<void> {
  return runCommand(
    terminal,
    options,
    deactivateApplication,
    { applicationCode },
    `Deactivated the application ${applicationCode}.`,
  );
}

/** `clc application mode`. */
export function changeDocumentMode(
  terminal: Terminal,
  applicationCode: string,
  documentMode: DocumentMode,
  options: InstitutionOption,
): Promise<void> {
  return runCommand(
    terminal,
    options,
    setApplicationDocumentMode,
    { applicationCode, documentMode },
    `${applicationCode} now runs documents as ${documentMode}.`,
  );
}

/** `clc application budget`; null: none. */
export function changeCostBudget(
  terminal: Terminal,
  applicationCode: string,
  costBudget: number | null,
  options: InstitutionOption & { readonly window: number },
): Promise<void> {
  const done =
    costBudget === null
      ? `${applicationCode} no longer has a budget.`
      : `${applicationCode} may now have ${costBudget} fields resolved per ${options.window} s.`;
  return runCommand(
    terminal,
    options,
    setCostBudget,
    { applicationCode, costBudget, budgetWindowSeconds: options.window },
    done,
  );
}
