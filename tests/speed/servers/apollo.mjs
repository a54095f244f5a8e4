import { ApolloServer } from '@apollo/server';
import { startStandaloneServer } from '@apollo/server/standalone';
import { typeDefs } from './library.mjs';
import { context, resolvers } from './loaders.mjs';

const server = new ApolloServer({ typeDefs, resolvers, introspection: true });
await startStandaloneServer(server, { listen: { port: Number(process.argv[2]), host: '127.0.0.1' }, context: async () => context() });
