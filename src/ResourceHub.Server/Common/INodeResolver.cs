global using INodeResolver = ResourceHub.GraphQL.INodeResolver;
