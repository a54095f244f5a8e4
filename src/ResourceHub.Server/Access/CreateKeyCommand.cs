using System.CommandLine;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Server.Commands;
using Spectre.Console;

namespace ResourceHub.Server.Access;

/// <summary><c>keys create</c>: prints the key once.</summary>
internal static class CreateKeyCommand
{
    public static Command Create(HubCommandContext context)
    {
        var name = new Argument<string>("NAME") { Description = "For people, such as the app that will use it." };
        var role = new Option<string>("--role") { Description = "SERVICE, ADMINISTRATOR, TEACHER, LEARNER or PROVIDER.", Required = true };
        var scopes = new Option<string[]>("--scope") { Description = "A scope, several times or in one list (default: what the role usually needs).", AllowMultipleArgumentsPerToken = true };
        var organization = new Option<string?>("--org") { Description = "The organisation's slug." };
        var groups = new Option<string[]>("--group") { Description = "A teacher's group, by the client's id of it; several times.", AllowMultipleArgumentsPerToken = true };
        var learner = new Option<string?>("--learner") { Description = "A learner's key: the client's id of the learner." };
        var provider = new Option<string?>("--provider") { Description = "A provider's key: the provider's slug." };
        var expires = new Option<DateTimeOffset?>("--expires") { Description = "From when on it no longer works." };
        var create = new Command("create", "Makes a key and prints it, once.") { name, role, scopes, organization, groups, learner, provider, expires };
        create.SetAction((parsed, token) => context.RunAsync(parsed, async (services, ct) =>
        {
            var bindings = services.GetRequiredService<KeyBindings>();
            var belongs = parsed.GetValue(organization) is { } slug ? await bindings.OrganizationAsync(slug, ct) : (Guid?)null;
            var (key, secret) = await services.GetRequiredService<CreateKey>().RunAsync(Caller.System(belongs), new NewKey
            {
                Name = parsed.GetRequiredValue(name),
                Role = Read<Role>(parsed.GetRequiredValue(role), "ROLE_INVALID"),
                Scopes = [.. (parsed.GetValue(scopes) ?? []).SelectMany(s => s.Split(',')).Select(s => Read<Scope>(s, "SCOPE_INVALID"))],
                Organization = belongs,
                Groups = await bindings.GroupsAsync(belongs, parsed.GetValue(groups) ?? [], ct),
                Learner = await bindings.LearnerAsync(belongs, parsed.GetValue(learner), ct),
                Provider = await bindings.ProviderAsync(parsed.GetValue(provider), ct),
                ExpiresAt = parsed.GetValue(expires),
            }, ct);
            context.Errors.MarkupLineInterpolated($"Made the key {key.Id:N} ({key.Role.ToWire()}: {string.Join(' ', key.Scopes.Select(s => s.ToWire()))}). It is shown this once:");
            context.Output.WriteLine(secret);
            return ExitCode.Done;
        }, token));
        return create;
    }

    static T Read<T>(string text, string code) where T : struct, Enum
        => WireNames.TryParse<T>(text.Trim(), out var value)
            ? value
            : throw new HubException(code, $"\"{text}\" is none of {string.Join(", ", Enum.GetValues<T>().Select(v => v.ToWire()))}.");
}
