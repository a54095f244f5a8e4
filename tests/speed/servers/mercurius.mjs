// usage: node mercurius.mjs PORT [jit] [dataloader]; without dataloader its own loaders, which batch by field
import Fastify from 'fastify';
import mercurius from 'mercurius';
import { loadProviders, loadTags, Query, typeDefs, typeNames } from './library.mjs';
import { context, resolvers } from './loaders.mjs';

const options = process.argv.slice(3);
const own = {
  resolvers: { Query, ...typeNames },
  loaders: {
    Resource: {
      provider: { loader: (queries) => loadProviders(queries.map(({ obj }) => obj.providerId)), opts: { cache: false } },
      tags: { loader: (queries) => loadTags(queries.map(({ obj }) => obj.id)), opts: { cache: false } },
    },
  },
};
const app = Fastify();
app.register(mercurius, { schema: typeDefs, jit: options.includes('jit') ? 1 : 0, ...(options.includes('dataloader') ? { resolvers, context } : own) });
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
