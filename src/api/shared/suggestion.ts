/** What graphql says of a fault, without the names of the schema that it suggests instead. */
export function withoutSuggestion(message: string): string {
  return message.replace(/ Did you mean [^?]*\?/g, '');
}
