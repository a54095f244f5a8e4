using System.CommandLine;
using System.Globalization;
using ResourceHub.Core;
using ResourceHub.Core.Access;
using ResourceHub.Server.Commands;
using Spectre.Console;

namespace ResourceHub.Server.Access;

/// <summary><c>keys create</c>, <c>keys list</c>, <c>keys revoke</c>.</summary>
internal static class KeyCommands
{
    public static Command Create(HubCommandContext context) => new("keys", "API keys.")
    {
        CreateKeyCommand.Create(context),
        List(context),
        Revoke(context),
    };

    static Command List(HubCommandContext context)
    {
        var list = new Command("list", "Shows the keys, without their secrets.");
        list.SetAction((parsed, token) => context.RunAsync(parsed, async (services, ct) =>
        {
            var store = services.GetRequiredService<IAccessStore>();
            var keys = await store.ListKeysAsync(null, ct);
            var organizations = await store.GetOrganizationsAsync([.. keys.Select(k => k.Organization).OfType<Guid>().Distinct()], ct);
            var table = new Table().AddColumns("id", "name", "role", "scopes", "for", "created", "state");
            foreach (var key in keys)
            {
                var owner = key.Provider ?? (key.Organization is { } id && organizations.TryGetValue(id, out var organization) ? organization.Slug : "hub");
                table.AddRow(new[]
                {
                    key.Id.ToString("N"), key.Name, key.Role.ToWire(), string.Join(' ', key.Scopes.Select(s => s.ToWire())), owner,
                    key.CreatedAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), StateOf(key, services.GetRequiredService<TimeProvider>()),
                }.Select(Markup.Escape).ToArray());
            }
            context.Output.Write(table);
            return ExitCode.Done;
        }, token));
        return list;
    }

    static Command Revoke(HubCommandContext context)
    {
        var which = new Argument<string>("ID") { Description = "The key's id as keys list shows it, or the key itself." };
        var revoke = new Command("revoke", "Makes a key stop working, within two seconds.") { which };
        revoke.SetAction((parsed, token) => context.RunAsync(parsed, async (services, ct) =>
        {
            var text = parsed.GetRequiredValue(which);
            if (!KeySecret.TryParse(text, out var id, out _) && !Guid.TryParse(text, out id))
                throw new HubException("KEY_NOT_FOUND", $"\"{text}\" is no id of a key.");
            if (!await services.GetRequiredService<IAccessStore>().RevokeKeyAsync(id, services.GetRequiredService<TimeProvider>().GetUtcNow(), ct))
                throw new HubException("KEY_NOT_FOUND", $"There is no key {id:N} that still works.");
            context.Output.MarkupLineInterpolated($"Revoked {id:N}.");
            return ExitCode.Done;
        }, token));
        return revoke;
    }

    static string StateOf(ApiKey key, TimeProvider clock)
        => key.RevokedAt is not null ? "revoked" : key.ExpiresAt <= clock.GetUtcNow() ? "expired" : key.Demo ? "demo" : "works";
}
