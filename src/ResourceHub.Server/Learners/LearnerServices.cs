using ResourceHub.Core.Evidence;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Core.Learners.Model;
using ResourceHub.Storage.Evidence;
using ResourceHub.Storage.Groups;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Server.Learners;

/// <summary>Registers learners, their evidence and their groups.</summary>
internal static class LearnerServices
{
    public static IServiceCollection AddLearners(this IServiceCollection services)
        => services
            .AddSingleton(new ModelOptions())
            .AddSingleton<ILearnerStore, LearnerStore>()
            .AddSingleton<IEvidenceStore, EvidenceStore>()
            .AddSingleton<IGroups, GroupStore>()
            .AddSingleton<LearnerAccess>()
            .AddSingleton<LearnerStates>()
            .AddSingleton<LearnerHistory>()
            .AddSingleton<UpsertLearners>()
            .AddSingleton<SetGoals>()
            .AddSingleton<SetPreferences>()
            .AddSingleton<EraseLearner>()
            .AddSingleton<ExportLearner>()
            .AddSingleton<RecordAssessments>()
            .AddSingleton<JudgeSkill>()
            .AddSingleton<VoidEvidence>()
            .AddSingleton<UpsertGroup>()
            .AddSingleton<VisibleGroups>();
}
