/** What a credential may be used for: the kinds of operation. */
export const CREDENTIAL_SCOPES = ['QUERY', 'MUTATE', 'SUBSCRIBE'] as const;
export type CredentialScope = (typeof CREDENTIAL_SCOPES)[number];

/** While a new one is rolled out the old one still counts; a third would be one that nobody looks after. */
export const MOST_ACTIVE_CREDENTIALS = 2;
