/** The columns that hold personal data, by table; each row is about one person and has a key of its own. */
export const PERSONAL_COLUMNS = {
  management_member: ['name'],
  contact: ['name', 'email', 'phone'],
  guarantee: ['guarantor_name'],
  collateral: ['owner_name'],
} as const;

export type PersonTable = keyof typeof PERSONAL_COLUMNS;
export type PersonalColumn<Table extends PersonTable = PersonTable> = (typeof PERSONAL_COLUMNS)[Table][number];

export const PERSON_TABLES = Object.keys(PERSONAL_COLUMNS) as PersonTable[];

/** A value that is enciphered begins like this; the database refuses every other one. */
export const SEALED_PREFIX = 'sealed:1:';
