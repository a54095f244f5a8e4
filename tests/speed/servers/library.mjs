// What every JavaScript server reads and does: the data file, its indexes, and batches that answer after a turn of the event loop's queue.
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../${name}`, import.meta.url), 'utf8');
const { providers, tags, resources } = JSON.parse(read('data.json'));
const byId = (items) => new Map(items.map((item) => [item.id, item]));
const resourceOf = byId(resources);
const providerOf = byId(providers);
const tagOf = byId(tags);
const bySkill = new Map();
for (const resource of resources) {
  for (const skill of resource.skills) {
    bySkill.set(skill, [...(bySkill.get(skill) ?? []), resource]);
  }
}

export const typeDefs = read('schema.graphql');

export async function loadProviders(ids) {
  return ids.map((id) => providerOf.get(id));
}

export async function loadTags(resourceIds) {
  return resourceIds.map((id) => resourceOf.get(id).tagIds.map((tag) => tagOf.get(tag)));
}

export const Query = {
  greeting: () => 'hello',
  resource: (_, { id }) => resourceOf.get(id),
  search: async (_, { skill, first }) => {
    const found = bySkill.get(skill) ?? [];
    const page = found.slice(0, first);
    return {
      totalCount: found.length,
      edges: page.map((node) => ({ cursor: node.id, node })),
      pageInfo: { hasNextPage: found.length > page.length, endCursor: page.at(-1)?.id },
    };
  },
};

export const typeNames = { Named: { __resolveType: (value) => ('slug' in value ? 'Provider' : 'Resource') } };
