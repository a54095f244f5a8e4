namespace ResourceHub.Core.Access;

/// <summary>Makes keys. The secret is in the answer and nowhere else.</summary>
public sealed class CreateKey(IAccessStore store, TimeProvider clock)
{
    /// <summary>Makes a key after checking that role, scopes and bindings fit together.</summary>
    /// <returns>The key, and the text to hand out.</returns>
    /// <exception cref="HubException"><c>FORBIDDEN</c>, or what does not fit: <c>NAME_INVALID</c>, <c>ROLE_INVALID</c>, <c>SCOPE_NOT_ALLOWED</c>,
    /// <c>ORGANIZATION_NEEDED</c>, <c>GROUP_NEEDED</c>, <c>LEARNER_NEEDED</c>, <c>PROVIDER_NEEDED</c>, <c>BINDING_NOT_ALLOWED</c>, <c>EXPIRES_IN_PAST</c>.</exception>
    public async Task<(ApiKey Key, string Secret)> RunAsync(Caller caller, NewKey wish, CancellationToken cancellationToken)
    {
        caller.Require(wish.Organization is { } organization && organization == caller.Organization && wish.Role != Role.Provider ? Scope.Admin : Scope.HubAdmin);
        var scopes = (wish.Scopes is { Count: > 0 } given ? given : RoleScopes.Usual(wish.Role)).Distinct().ToArray();
        Check(wish, scopes);
        if (scopes.Contains(Scope.HubAdmin))
            caller.Require(Scope.HubAdmin);
        var id = HubIds.New(clock);
        var (text, hash) = KeySecret.Create(id);
        var key = new ApiKey
        {
            Id = id,
            Name = wish.Name.Trim(),
            Role = wish.Role,
            Scopes = scopes,
            SecretHash = hash,
            Organization = wish.Organization,
            Groups = wish.Groups,
            Learner = wish.Learner,
            Provider = wish.Provider,
            CreatedAt = clock.GetUtcNow(),
            ExpiresAt = wish.ExpiresAt,
            Demo = wish.Demo,
        };
        await store.AddKeyAsync(key, cancellationToken);
        return (key, text);
    }

    void Check(NewKey wish, Scope[] scopes)
    {
        Refuse(string.IsNullOrWhiteSpace(wish.Name) || wish.Name.Length > 200, "NAME_INVALID", "A key needs a name of 1 to 200 characters.", "name");
        Refuse(wish.Role == Role.Anonymous, "ROLE_INVALID", "A key has a role: SERVICE, ADMINISTRATOR, TEACHER, LEARNER or PROVIDER.", "role");
        foreach (var scope in scopes)
            Refuse(!RoleScopes.Allows(wish.Role, scope), "SCOPE_NOT_ALLOWED", $"A key of the role {wish.Role.ToWire()} cannot have the scope {scope.ToWire()}.", "scopes");
        Refuse(wish.Role is Role.Service or Role.Teacher or Role.Learner && wish.Organization is null,
            "ORGANIZATION_NEEDED", $"A key of the role {wish.Role.ToWire()} belongs to an organisation.", "organization");
        Refuse(wish.Role == Role.Teacher && wish.Groups.Count == 0, "GROUP_NEEDED", "A teacher's key names at least one group.", "groups");
        Refuse(wish.Role == Role.Learner && wish.Learner is null, "LEARNER_NEEDED", "A learner's key names the learner.", "learner");
        Refuse(wish.Role == Role.Provider && wish.Provider is null, "PROVIDER_NEEDED", "A provider's key names the provider.", "provider");
        Refuse(wish.Role != Role.Teacher && wish.Groups.Count > 0, "BINDING_NOT_ALLOWED", "Only a teacher's key is bound to groups.", "groups");
        Refuse(wish.Role != Role.Learner && wish.Learner is not null, "BINDING_NOT_ALLOWED", "Only a learner's key is bound to a learner.", "learner");
        Refuse(wish.Role != Role.Provider && wish.Provider is not null, "BINDING_NOT_ALLOWED", "Only a provider's key is bound to a provider.", "provider");
        Refuse(wish.ExpiresAt <= clock.GetUtcNow(), "EXPIRES_IN_PAST", "The key would have expired already.", "expiresAt");
    }

    static void Refuse(bool wrong, string code, string message, string path)
    {
        if (wrong)
            throw new HubException(code, message, [path]);
    }
}
