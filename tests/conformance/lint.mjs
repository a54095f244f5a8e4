// The hub's own SDL by the rules of @graphql-eslint: no finding, and everything described.
// usage: node lint.mjs
import { fileURLToPath } from 'node:url';
import graphqlPlugin from '@graphql-eslint/eslint-plugin';
import { ESLint } from 'eslint';

const top = fileURLToPath(new URL('../..', import.meta.url));
const sets = graphqlPlugin.configs;
const eslint = new ESLint({
  cwd: top,
  overrideConfigFile: true,
  overrideConfig: [
    {
      files: ['schema/*.graphql'],
      plugins: { '@graphql-eslint': graphqlPlugin },
      languageOptions: { parser: graphqlPlugin.parser, parserOptions: { graphQLConfig: { schema: `${top}/schema/*.graphql` } } },
      rules: {
        ...sets['flat/schema-recommended'].rules,
        ...sets['flat/schema-relay'].rules,
        '@graphql-eslint/relay-arguments': ['error', { includeBoth: false }],
        '@graphql-eslint/relay-edge-types': ['error', { listTypeCanWrapOnlyEdgeType: false }],
        '@graphql-eslint/description-style': 'off',
        '@graphql-eslint/strict-id-in-types': 'off',
        '@graphql-eslint/require-description': [
          'error',
          { types: true, DirectiveDefinition: true, EnumValueDefinition: true, FieldDefinition: true, InputValueDefinition: true, rootField: true },
        ],
      },
    },
  ],
});
const results = await eslint.lintFiles(['schema/*.graphql']);
const findings = results.flatMap(({ filePath, messages }) => messages.map((m) => `${filePath.slice(top.length)}:${m.line}:${m.column} ${m.ruleId ?? ''} ${m.message}`));
console.log(findings.join('\n'));
console.log(`${results.length} files of SDL, ${findings.length} findings`);
process.exitCode = results.length > 0 && findings.length === 0 ? 0 : 1;
