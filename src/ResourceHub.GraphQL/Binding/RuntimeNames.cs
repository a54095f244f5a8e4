namespace ResourceHub.GraphQL;

/// <summary>Names of the SDL from names of CLR types and members.</summary>
internal static class RuntimeNames
{
    public static string Of(Type type)
    {
        var name = type.IsGenericType ? type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)] : type.Name;
        return type.IsInterface && name.Length > 1 && name[0] == 'I' && char.IsUpper(name[1]) ? name[1..] : name;
    }

    /// <summary>parents becomes Parents.</summary>
    public static string ToMember(string field) => char.ToUpperInvariant(field[0]) + field[1..];

    /// <summary>MULTIPLE_CHOICE becomes MultipleChoice, K12 stays K12.</summary>
    public static string ToEnumMember(string value)
    {
        var parts = value.Split('_', StringSplitOptions.RemoveEmptyEntries);
        return string.Concat(parts.Select(p => char.ToUpperInvariant(p[0]) + p[1..].ToLowerInvariant()));
    }
}
