using System.CommandLine;
using ResourceHub.Core.Access;
using ResourceHub.Server.Commands;
using Spectre.Console;

namespace ResourceHub.Server.Access;

/// <summary><c>orgs create</c>.</summary>
internal static class OrganizationCommands
{
    public static Command Create(HubCommandContext context)
    {
        var slug = new Argument<string>("SLUG") { Description = "2 to 40 lower-case letters, digits and hyphens; never changes." };
        var name = new Option<string?>("--name") { Description = "For people (default: the slug)." };
        var parent = new Option<string?>("--parent") { Description = "The slug of the organisation above." };
        var create = new Command("create", "Makes an organisation.") { slug, name, parent };
        create.SetAction((parsed, token) => context.RunAsync(parsed, async (services, ct) =>
        {
            var made = await services.GetRequiredService<CreateOrganization>().RunAsync(
                Caller.System(), parsed.GetRequiredValue(slug), parsed.GetValue(name) ?? parsed.GetRequiredValue(slug), parsed.GetValue(parent), ct);
            context.Output.MarkupLineInterpolated($"Made the organisation {made.Slug} ({made.Name}).");
            return ExitCode.Done;
        }, token));
        return new Command("orgs", "Organisations: schools, districts, companies.") { create };
    }
}
