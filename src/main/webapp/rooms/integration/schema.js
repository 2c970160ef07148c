/** What a JSON Schema says of a value, in few words: its type, or the only values that it can have, and its format. */
export const typeOf = ({ const: only, enum: values, type, format } = {}) => [only ?? values?.map(String).join(' | ') ?? [type].flat().filter(Boolean).join(' | '), format].filter(Boolean).join(', ');
