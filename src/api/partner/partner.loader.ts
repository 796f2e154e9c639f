import { declareNode } from '../shared/node.ts';
import { presentPartner, presentApplication } from './partner.presenter.ts';
import { presentVersion, presentDocument } from './document.presenter.ts';
import { OVERSIGHT } from '../../security/duty-sets.ts';
import { usageOf } from '../../persistence/partner/document-usage.repository.ts';
import type { UsageLevel, UsageTotal } from '../../persistence/partner/document-usage.repository.ts';
import {
  findApplicationsById,
  findApplicationsOf,
  findPartnersById,
} from '../../persistence/partner/partner.repository.ts';
import type { ApplicationRow, PartnerRow } from '../../persistence/partner/partner.repository.ts';
import { findDocumentsById, findVersionsById } from '../../persistence/partner/document-page.repository.ts';
import type { DocumentVersionRow, PersistedDocumentRow } from '../../persistence/partner/document.repository.ts';
import { holdsAny } from '../../security/actor.ts';
import type { Actor } from '../../security/actor.ts';
import { manyByKey, oneByKey } from '../shared/loading.ts';
import type { LoaderDefinition } from '../shared/request-context.ts';

/** Partners by row id; null where there is none, and for whom they do not concern. */
export const partnerById: LoaderDefinition<string, PartnerRow | null> = {
  batch: async ({ query, actor }, ids) =>
    oneByKey(ids, oversees(actor) ? await findPartnersById(query, ids) : [], (row) => row.id),
};

/** Applications by row id; null where there is none, and for whom they do not concern. */
export const applicationById: LoaderDefinition<string, ApplicationRow | null> = {
  batch: async ({ query, actor }, ids) =>
    oneByKey(ids, oversees(actor) ? await findApplicationsById(query, ids) : [], (row) => row.id),
};

/** The applications of partners, by the partner's row id. */
export const applicationsOfPartner: LoaderDefinition<string, ApplicationRow[]> = {
  batch: async ({ query }, ids) => manyByKey(ids, await findApplicationsOf(query, ids), (row) => row.partner_id),
};

/** Versions by row id: all for oversight, its own for an application; null where there is none. */
export const versionById: LoaderDefinition<string, DocumentVersionRow | null> = {
  batch: async ({ query, actor }, ids) =>
    oneByKey(ids, await findVersionsById(query, ids, ownerSeenBy(actor)), (row) => row.id),
};

/** Documents by row id: all for oversight, its own for an application; null where there is none. */
export const documentById: LoaderDefinition<string, PersistedDocumentRow | null> = {
  batch: async ({ query, actor }, ids) =>
    oneByKey(ids, await findDocumentsById(query, ids, ownerSeenBy(actor)), (row) => row.id),
};

function usageBy(level: UsageLevel): LoaderDefinition<string, UsageTotal | null> {
  return { batch: async ({ query }, ids) => oneByKey(ids, await usageOf(query, level, ids), (row) => row.key) };
}

export const usageOfPartner = usageBy('partner');
export const usageOfApplication = usageBy('application');
export const usageOfVersion = usageBy('version');
export const usageOfDocument = usageBy('document');

function oversees(actor: Actor): boolean {
  return holdsAny(actor, OVERSIGHT);
}

/** The user whose application's documents are seen; null: those of all. */
function ownerSeenBy(actor: Actor): string | null {
  return oversees(actor) ? null : actor.userId;
}

export const PARTNER_NODE = declareNode('Partner', 'partner', partnerById, presentPartner);

export const APPLICATION_NODE = declareNode('Application', 'application', applicationById, presentApplication);

export const DOCUMENT_VERSION_NODE = declareNode('DocumentVersion', 'document_version', versionById, presentVersion);

export const PERSISTED_DOCUMENT_NODE = declareNode(
  'PersistedDocument',
  'persisted_document',
  documentById,
  presentDocument,
);
