using ResourceHub.Core.Access;
using ResourceHub.Core.Skills.Case;

namespace ResourceHub.Core.Skills;

/// <summary>How a package is to be imported.</summary>
/// <param name="Precedes">How its precedes associations are read.</param>
/// <param name="LearnableTypes">Item types that someone can be asked to learn; null for every type but headings.</param>
/// <param name="DryRun">Report, and change nothing.</param>
public sealed record ImportOptions(PrecedesReading Precedes = PrecedesReading.Prerequisite, IReadOnlyList<string>? LearnableTypes = null, bool DryRun = false);

/// <summary>What an import came to.</summary>
/// <param name="Framework">Its identifier; null where nothing was imported.</param>
/// <param name="Report">Null where the package could not be read.</param>
/// <param name="Errors">Why nothing was imported.</param>
public sealed record ImportResult(Guid? Framework, ImportReport? Report, IReadOnlyList<UserError> Errors);

/// <summary>Adds or replaces a framework from a CASE package. A skill that is gone from the package is retired, never deleted.</summary>
public sealed class ImportFramework(ISkillGraphProvider graphs, IFrameworkStore store, TimeProvider clock)
{
    /// <summary>Imports; needs <see cref="Scope.HubAdmin"/>, for frameworks are shared by all organisations.</summary>
    public async Task<ImportResult> RunAsync(Caller caller, CasePackage package, ImportOptions options, CancellationToken cancellationToken)
    {
        caller.Require(Scope.HubAdmin);
        var hub = await graphs.RefreshAsync(cancellationToken);
        var (findings, precedes) = PackageFindings.Of(package, hub);
        var import = FrameworkImport.From(package, options, clock.GetUtcNow(), hub);
        if (TooLong(package) is { Count: > 0 } errors)
            return new(null, null, errors);
        var changes = await store.WriteAsync(import, options.DryRun, cancellationToken);
        if (!options.DryRun)
            await graphs.RefreshAsync(cancellationToken);
        var prerequisites = options.Precedes == PrecedesReading.Prerequisite ? precedes : 0;
        return new(package.Document.Identifier,
            new(import.Items.Count, package.Associations.Count, prerequisites, changes.Created, changes.Updated, changes.Retired, changes.Unchanged, findings),
            []);
    }

    /// <summary>Names are keys in the database, so their length is bounded.</summary>
    static List<UserError> TooLong(CasePackage package)
    {
        var errors = new List<UserError>();
        for (var i = 0; i < package.Items.Count && errors.Count < 100; i++)
        {
            if (package.Items[i].Code is { Length: > MaxCode } code)
                errors.Add(UserError.At("PACKAGE_INVALID", $"humanCodingScheme has {code.Length} characters; the hub takes at most {MaxCode}.", "CFItems", $"{i}", "humanCodingScheme"));
        }
        return errors;
    }

    /// <summary>The longest code that is taken.</summary>
    public const int MaxCode = 400;
}
