// The standard introspection query, and the same without what the September 2025 edition and the October 2021 one added.

const TYPE_REF = `fragment TypeRef on __Type {
  kind name
  ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } }
}`;

export const INTROSPECTION = `query IntrospectionQuery {
  __schema {
    description
    queryType { name }
    mutationType { name }
    subscriptionType { name }
    types { ...FullType }
    directives { name description isRepeatable locations args(includeDeprecated: true) { ...InputValue } }
  }
}
fragment FullType on __Type {
  kind name description specifiedByURL isOneOf
  fields(includeDeprecated: true) {
    name description isDeprecated deprecationReason
    args(includeDeprecated: true) { ...InputValue }
    type { ...TypeRef }
  }
  inputFields(includeDeprecated: true) { ...InputValue }
  interfaces { ...TypeRef }
  enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason }
  possibleTypes { ...TypeRef }
}
fragment InputValue on __InputValue {
  name description defaultValue isDeprecated deprecationReason
  type { ...TypeRef }
}
${TYPE_REF}`;

export const OLDER_INTROSPECTION = INTROSPECTION
  .replace("__schema {\n    description", "__schema {")
  .replace("specifiedByURL isOneOf", "")
  .replace("isRepeatable ", "")
  .replaceAll("args(includeDeprecated: true)", "args")
  .replace("inputFields(includeDeprecated: true)", "inputFields")
  .replace("defaultValue isDeprecated deprecationReason", "defaultValue");
