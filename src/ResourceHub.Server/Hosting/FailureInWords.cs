using System.Data.Common;
using Microsoft.Extensions.Options;
using ResourceHub.Core;
using ResourceHub.GraphQL;
using ResourceHub.GraphQL.Types;

namespace ResourceHub.Server.Hosting;

/// <summary>What a person reads where the hub cannot start or a command can do nothing. Anything else is a fault of the hub and shows its trace.</summary>
internal static class FailureInWords
{
    /// <summary>One line or several; null for a fault of the hub.</summary>
    public static IReadOnlyList<string>? Of(Exception problem) => problem switch
    {
        OptionsValidationException options => [.. options.Failures],
        HubException known => [$"{known.Code}: {known.Message}"],
        SchemaException or SchemaBindingException => [problem.Message],
        DbException => [$"DATABASE: {problem.Message}"],
        { InnerException: DbException inner } => [$"DATABASE: {inner.Message}"],
        IOException or InvalidDataException or UnauthorizedAccessException => [problem.Message],
        _ => null,
    };
}
