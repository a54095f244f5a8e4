using System.Text.Json;
using System.Text.Json.Serialization;
using ResourceHub.Core;
using ResourceHub.Core.Catalog;
using ResourceHub.Core.Learners;

namespace ResourceHub.Storage.Learners;

/// <summary>What a learner's row keeps as JSON.</summary>
internal static class LearnerProfile
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter() },
    };

    public static string Write(Learner learner) => JsonSerializer.Serialize(
        new Profile(
            [.. learner.Levels.Select(l => new Level(l.From, l.Level.Number))],
            learner.Languages, learner.Interests, learner.PreferredAccessModes, learner.AccessNeeds.IsEmpty ? null : learner.AccessNeeds, learner.Motivations, learner.Goals),
        Json);

    public static Learner Read(Learner learner, string profile)
    {
        var read = JsonSerializer.Deserialize<Profile>(profile, Json)!;
        return learner with
        {
            Levels = [.. read.Levels.Select(l => new DatedLevel(l.From, new GradeLevel(l.Number)))],
            Languages = read.Languages,
            Interests = read.Interests,
            PreferredAccessModes = read.PreferredAccessModes,
            AccessNeeds = read.AccessNeeds ?? AccessNeeds.None,
            Motivations = read.Motivations,
            Goals = read.Goals,
        };
    }

    sealed record Level(DateOnly From, int Number);

    sealed record Profile(
        IReadOnlyList<Level> Levels,
        IReadOnlyList<string> Languages,
        IReadOnlyList<string> Interests,
        IReadOnlyList<AccessMode> PreferredAccessModes,
        AccessNeeds? AccessNeeds,
        string? Motivations,
        IReadOnlyList<Goal> Goals);
}
