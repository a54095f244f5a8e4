using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL;

/// <summary>A field as a document asks for it, fields of the same response name merged.</summary>
public interface ISelection
{
    /// <summary>The alias, or the name where there is none.</summary>
    string ResponseName { get; }

    /// <summary>The field.</summary>
    FieldDefinition Field { get; }

    /// <summary>The places in the document that ask for it.</summary>
    IReadOnlyList<FieldNode> SyntaxNodes { get; }

    /// <summary>The fields asked for below it, if the value is of <paramref name="type"/>.</summary>
    IReadOnlyList<ISelection> GetSelections(ObjectType type);
}
