using System.Text;
using ResourceHub.GraphQL.Execution;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Limits;

namespace ResourceHub.GraphQL.Types;

/// <summary>Directives beyond the specification that the engine itself gives an effect; SDL that defines one keeps its own definition.</summary>
internal static class EngineDirectives
{
    public const string IncrementalSdl = """
        "Lets the fragment come later than the rest of the answer, where the client takes answers in several parts."
        directive @defer(
          "Comes later when true."
          if: Boolean! = true
          "What the client recognises it by; unique in the document."
          label: String
        ) on FRAGMENT_SPREAD | INLINE_FRAGMENT

        "Lets items of the list come later than the rest of the answer, where the client takes answers in several parts."
        directive @stream(
          "Come later when true."
          if: Boolean! = true
          "What the client recognises it by; unique in the document."
          label: String
          "How many items come at once."
          initialCount: Int! = 0
        ) on FIELD
        """;

    /// <summary>The definitions that the documents need.</summary>
    public static IEnumerable<DocumentNode> For(IReadOnlyList<DocumentNode> documents, bool incremental)
    {
        var defined = documents.SelectMany(d => d.Definitions).OfType<DirectiveDefinitionNode>().Select(d => d.Name.Value).ToHashSet(StringComparer.Ordinal);
        var wanted = new List<(string Sdl, string Name)>();
        if (incremental)
        {
            wanted.Add((IncrementalSdl, "defer"));
            wanted.Add((IncrementalSdl, "stream"));
        }

        foreach (var (sdl, name) in ((string, string)[])[(CostDirectives.Sdl, CostDirectives.Cost), (CostDirectives.Sdl, CostDirectives.ListSize), (CachePolicy.Sdl, CachePolicy.Directive)])
        {
            if (documents.Any(d => d.Source is { } source && source.Utf8.Span.IndexOf(Encoding.UTF8.GetBytes("@" + name)) >= 0))
            {
                wanted.Add((sdl, name));
            }
        }

        var types = documents.SelectMany(d => d.Definitions).OfType<TypeDefinitionNode>().Select(d => d.Name.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (sdl, name) in wanted.Where(w => !defined.Contains(w.Name)))
        {
            var document = GraphQLParser.Parse(new SourceText(sdl, "engine"));
            yield return new DocumentNode([.. document.Definitions.Where(d => d is DirectiveDefinitionNode directive ? directive.Name.Value == name
                : d is TypeDefinitionNode type && !types.Contains(type.Name.Value))]);
        }
    }
}
