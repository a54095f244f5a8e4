using ResourceHub.Core.Evidence;
using ResourceHub.Core.Groups;
using ResourceHub.Core.Learners;
using ResourceHub.Server.Common;
using ResourceHub.Server.Evidence;
using ResourceHub.Server.Groups;
using ResourceHub.Storage.Evidence;
using ResourceHub.Storage.Groups;
using ResourceHub.Storage.Learners;

namespace ResourceHub.Server.Learners;

/// <summary>Registers learners, their evidence and states, and groups' membership.</summary>
internal static class LearnerServices
{
    public static IServiceCollection AddLearners(this IServiceCollection services)
        => services
            .AddSingleton<ILearnerStore, LearnerStore>()
            .AddSingleton<IEvidenceStore, EvidenceStore>()
            .AddSingleton<IGroups, GroupStore>()
            .AddSingleton<LearnerAccess>()
            .AddSingleton<LearnerStates>()
            .AddSingleton<LearnerHistory>()
            .AddSingleton<VisibleGroups>()
            .AddSingleton<UpsertLearners>()
            .AddSingleton<UpsertGroup>()
            .AddSingleton<SetGoals>()
            .AddSingleton<SetPreferences>()
            .AddSingleton<EraseLearner>()
            .AddSingleton<ExportLearner>()
            .AddSingleton<RecordAssessments>()
            .AddSingleton<JudgeSkill>()
            .AddSingleton<VoidEvidence>()
            .AddSingleton<LearnerWatch>()
            .AddScoped<INodeResolver, LearnerNodes>()
            .AddScoped<INodeResolver, SkillStateNodes>()
            .AddScoped<INodeResolver, EvidenceNodes>()
            .AddScoped<INodeResolver, GroupNodes>();
}
