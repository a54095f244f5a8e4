namespace ResourceHub.GraphQL.Language;

/// <summary>Bounds of the work that reading one document may take.</summary>
public sealed class ParserOptions
{
    /// <summary>For documents from trusted places, such as SDL files: no bound but on recursion.</summary>
    public static ParserOptions Trusted { get; } = new() { MaxTokens = int.MaxValue };

    /// <summary>Most tokens; comments and commas are none. Default 5,000.</summary>
    public int MaxTokens { get; init; } = 5_000;

    /// <summary>Most nested selection sets, lists and input objects. Default 200.</summary>
    public int MaxRecursion { get; init; } = 200;
}
