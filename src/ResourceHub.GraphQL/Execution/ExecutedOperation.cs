using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL;

/// <summary>An operation as listeners see it.</summary>
/// <param name="Request">The request, with the client's name and version.</param>
/// <param name="Type">Query, mutation or subscription.</param>
/// <param name="Name">The client's name for it; null where it has none.</param>
/// <param name="Fields">The fields of the schema that its document asks for, each once.</param>
/// <param name="FieldCost">What its resolvers cost at most; null where costs are not counted.</param>
/// <param name="TypeCost">How many objects its answer can hold, weighted; null where costs are not counted.</param>
public sealed record ExecutedOperation(
    GraphQLRequest Request, OperationType Type, string? Name, IReadOnlyList<FieldDefinition> Fields, double? FieldCost, double? TypeCost);
