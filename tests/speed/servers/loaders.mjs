// The usual data loaders, new for each request.
import DataLoader from 'dataloader';
import { loadProviders, loadTags, Query, typeNames } from './library.mjs';

export const context = () => ({ providers: new DataLoader(loadProviders), tags: new DataLoader(loadTags) });

export const resolvers = {
  Query,
  ...typeNames,
  Resource: {
    provider: (resource, _, { providers }) => providers.load(resource.providerId),
    tags: (resource, _, { tags }) => tags.load(resource.id),
  },
};
