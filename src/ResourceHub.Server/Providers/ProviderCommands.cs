using System.CommandLine;
using ResourceHub.Core.Access;
using ResourceHub.Core.Providers;
using ResourceHub.Core.Skills;
using ResourceHub.Server.Commands;
using ResourceHub.Server.Skills;
using Spectre.Console;

namespace ResourceHub.Server.Providers;

/// <summary><c>providers add</c>.</summary>
internal static class ProviderCommands
{
    public static Command Create(HubCommandContext context)
    {
        var slug = new Argument<string>("SLUG") { Description = "2 to 40 lower-case letters, digits and hyphens; never changes." };
        var name = new Option<string?>("--name") { Description = "For people (default: the slug)." };
        var url = new Option<string?>("--url") { Description = "Its home page." };
        var description = new Option<string?>("--description") { Description = "Who it is." };
        var framework = new Option<string[]>("--framework") { Description = "A framework that its skill codes mean, in order of preference; several times.", HelpName = "F" };
        var add = new Command("add", "Registers a provider. A key for it: keys create NAME --role PROVIDER --provider SLUG.") { slug, name, url, description, framework };
        add.SetAction((parsed, token) => context.RunAsync(parsed, async (services, ct) =>
        {
            var graph = await services.GetRequiredService<ISkillGraphProvider>().RefreshAsync(ct);
            var frameworks = (parsed.GetValue(framework) ?? []).Select(f => graph.RequireFramework(f)).ToArray();
            var provider = await services.GetRequiredService<RegisterProvider>().AddAsync(
                Caller.System(),
                new(parsed.GetRequiredValue(slug), parsed.GetValue(name) ?? parsed.GetRequiredValue(slug), parsed.GetValue(url), parsed.GetValue(description)) { Frameworks = [.. frameworks.Select(f => f.Identifier)] },
                ct);
            context.Output.MarkupLineInterpolated($"Registered the provider {provider.Slug} ({provider.Name}){(frameworks.Length == 0 ? "" : ", whose codes mean " + string.Join(", ", frameworks.Select(f => f.Title)))}.");
            return ExitCode.Done;
        }, token));
        return new Command("providers", "Whoever publishes resources.") { add };
    }
}
