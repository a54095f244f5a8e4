using System.Runtime.CompilerServices;
using System.Text.Json;
using ResourceHub.Core.Skills;
using ResourceHub.Core.Skills.Case;

namespace ResourceHub.Core.Tests.Skills;

/// <summary>The real open data beside the repository; tests that use it are skipped where it is absent.</summary>
public static class RealData
{
    public static readonly Guid Mathematics = new("138986e7-6779-522a-a779-e48d7d7ad5c1");
    public static readonly Guid Literacy = new("4a589472-bd51-5df1-958a-caa962bd27c8");

    static readonly Lazy<SkillGraph> Shared = new(() => Build(withAliases: true));

    /// <summary>All three frameworks with the aliases.</summary>
    public static SkillGraph Graph
    {
        get
        {
            Need();
            return Shared.Value;
        }
    }

    public static bool IsHere => Directory.Exists(Folder());

    public static void Need() => Skip.IfNot(IsHere, "needs ../shared/data beside the repository");

    public static string File(string name) => Path.Combine(Folder(), name);

    public static CasePackage Package(string name) => CasePackage.Read(System.IO.File.ReadAllBytes(File($"frameworks/{name}.case.json")));

    public static SkillGraph Build(bool withAliases)
    {
        var builder = new SkillGraphBuilder().Add(Package("ccss-math")).Add(Package("ccss-ela-foundational")).Add(Package("oatutor-skills"));
        if (withAliases)
        {
            foreach (var line in System.IO.File.ReadLines(File("frameworks/ccss-aliases.csv")).Skip(1))
            {
                var cells = line.Split(',');
                builder.Add(new AliasRecord(Guid.Parse(cells[0]), cells[2], cells[3]));
            }
        }
        return builder.Build(1);
    }

    public static JsonElement Json(string relative)
    {
        using var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(Path.Combine(Folder(), "..", relative)));
        return document.RootElement.Clone();
    }

    static string Folder([CallerFilePath] string here = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../../shared/data"));
}
