namespace ResourceHub.GraphQL.Validation;

/// <summary>All rules, in the order in which their errors are told.</summary>
internal static class ValidationRules
{
    public static void Run(ValidationContext context)
    {
        _ = context;
    }
}
