/** How commands are told which lender they work for. */
export const INSTITUTION_OPTION = [
  '--institution <code>',
  'code of the institution; needed where there are several',
] as const;

export interface InstitutionOption {
  readonly institution?: string;
}
