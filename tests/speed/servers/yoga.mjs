import { createServer } from 'node:http';
import { createSchema, createYoga } from 'graphql-yoga';
import { typeDefs } from './library.mjs';
import { context, resolvers } from './loaders.mjs';

const yoga = createYoga({ schema: createSchema({ typeDefs, resolvers }), context, logging: false, landingPage: false, graphiql: false });
createServer(yoga).listen(Number(process.argv[2]), '127.0.0.1');
