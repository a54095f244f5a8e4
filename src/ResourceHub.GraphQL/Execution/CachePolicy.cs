using System.Globalization;
using ResourceHub.GraphQL.Language;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.GraphQL.Execution;

/// <summary>
/// How long an operation's answer may be kept, in seconds, and whether by its client alone: the strictest of its fields' @cacheControl, as
/// Apollo defines it. A field that says nothing is not kept where it has a selection or is a root field, and follows its parent elsewhere.
/// </summary>
internal readonly record struct CachePolicy(int MaxAge, bool IsPrivate)
{
    public const string Directive = "cacheControl";

    public const string Sdl = """
        "How long an answer to GET may be kept: the strictest of its fields decides."
        directive @cacheControl(
          "Seconds."
          maxAge: Int
          "Whose caches may keep it."
          scope: CacheControlScope
          "As long as what it is a part of."
          inheritMaxAge: Boolean
        ) on FIELD_DEFINITION | OBJECT | INTERFACE | UNION

        "Whose caches may keep an answer."
        enum CacheControlScope {
          "Everybody's."
          PUBLIC
          "The client's own."
          PRIVATE
        }
        """;

    private const int MostVisits = 2_000;

    /// <summary>The stricter of both in each respect.</summary>
    public CachePolicy With(CachePolicy other) => new(Math.Min(MaxAge, other.MaxAge), IsPrivate || other.IsPrivate);

    public static CachePolicy Of(CompiledOperation operation, Schema schema)
    {
        var policy = new CachePolicy(int.MaxValue, false);
        var visits = 0;
        Restrict(ref policy, operation.Root, schema, isRoot: true, ref visits);
        // only __typename was asked for
        return policy.MaxAge == int.MaxValue ? policy with { MaxAge = 0 } : policy;
    }

    private static void Restrict(ref CachePolicy policy, CompiledSelectionSet selections, Schema schema, bool isRoot, ref int visits)
    {
        // types multiply with each level; what asks for so much is not worth keeping
        if (++visits > MostVisits)
        {
            policy = new CachePolicy(0, true);
            return;
        }

        foreach (var selection in selections.Fields)
        {
            if (selection.IsTypeName)
            {
                continue;
            }

            var field = selection.Field;
            var named = field.Type.Named;
            var own = Hint.Of(field.Directives);
            var ofType = Hint.Of(named.Directives);
            var maxAge = own.MaxAge ?? (own.Inherits ? null : ofType.MaxAge);
            var inherits = own.Inherits || (own.MaxAge is null && ofType.Inherits);
            if (maxAge is null && !inherits && (isRoot || named.IsComposite))
            {
                maxAge = 0;
            }

            policy = policy.With(new CachePolicy(maxAge ?? int.MaxValue, own.IsPrivate ?? ofType.IsPrivate ?? false));
            if (!named.IsComposite)
            {
                continue;
            }

            foreach (var type in schema.PossibleTypes(named))
            {
                Restrict(ref policy, selection.CollectSubfields(type), schema, isRoot: false, ref visits);
            }
        }
    }

    private readonly record struct Hint(int? MaxAge, bool? IsPrivate, bool Inherits)
    {
        public static Hint Of(IReadOnlyList<DirectiveNode> directives)
        {
            if (AppliedDirectives.Find(directives, Directive) is not { } node)
            {
                return default;
            }

            return new Hint(
                AppliedDirectives.Argument(node, "maxAge") is IntValueNode age
                    ? Math.Max(0, int.Parse(age.Value, CultureInfo.InvariantCulture)) : null,
                AppliedDirectives.Argument(node, "scope") is EnumValueNode scope ? scope.Value == "PRIVATE" : null,
                AppliedDirectives.Argument(node, "inheritMaxAge") is BooleanValueNode { Value: true });
        }
    }
}
